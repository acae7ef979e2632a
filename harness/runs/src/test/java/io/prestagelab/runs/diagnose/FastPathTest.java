package io.prestagelab.runs.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is left out for speed changes no answer. */
@Tag("long")
class FastPathTest {

  private static final Diagnostician FAST = new Diagnostician();
  private static final Diagnostician THOROUGH = new Diagnostician(Pairs::every, Vocabulary.every());
  private static final Pattern GROUP = Pattern.compile("\\(\\?<(([a-z]+)\\d?)>");

  static final List<String> FIELD_LINES =
      FieldCase.all().stream()
          .flatMap(fieldCase -> fieldCase.logs().stream())
          .flatMap(log -> text(log).lines())
          .toList();

  @TempDir Path folder;

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void the_whole_diagnosis_is_that_of_comparing_everything(int third) throws IOException {
    List<Path> logs = logs();
    for (int i = third; i < logs.size(); i += 3) {
      Path log = logs.get(i);
      long seed = third + 1L;
      String text = Files.readString(log);
      for (String harmed :
          List.of(new FieldNoise(seed).spoil(text), new ConsoleDamage(seed, 3).of(text))) {
        List<Path> file = List.of(Files.writeString(folder.resolve("any.log"), harmed));
        assertThat(FAST.diagnose(file))
            .as("%s, seed %d", log, seed)
            .isEqualTo(THOROUGH.diagnose(file));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void an_expression_reads_what_its_pattern_reads(String text) {
    Vocabulary vocabulary = new Vocabulary();
    Expression expression = new Expression(text, vocabulary);
    Pattern pattern = Pattern.compile(text);
    for (String line : FIELD_LINES) {
      Map<String, String> holes = new LinkedHashMap<>();
      boolean found = expression.fill(line, vocabulary.in(line), holes);
      assertThat(found ? Optional.of(holes) : Optional.empty())
          .as(line)
          .isEqualTo(holes(pattern, line));
    }
  }

  @Test
  void a_phrase_is_found_where_its_pattern_finds_it() {
    List<Phrase> phrases = phrases();
    LineForm form = new LineForm(new Pairs());
    int found = 0;
    for (String line : FIELD_LINES) {
      form.set(line);
      String normal = LineText.normal(line);
      for (Phrase phrase : phrases) {
        boolean matches = phrase.match(normal).isPresent();
        assertThat(phrase.isIn(form)).as("%s in %s", phrase, line).isEqualTo(matches);
        found += matches ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(500);
  }

  @Test
  void a_lines_form_is_what_is_made_of_its_text() {
    LineForm form = new LineForm(new Pairs());
    FieldNoise noise = new FieldNoise(3);
    for (String line : FIELD_LINES) {
      for (String each : List.of(line, noise.spoil(line), doubled(line))) {
        form.set(each);
        String normal = LineText.normal(each);
        assertThat(new String(form.all(), 0, form.allLength()))
            .isEqualTo(normal.toLowerCase(Locale.ROOT));
        assertThat(new String(form.chars(), 0, form.length()))
            .isEqualTo(LineText.withoutRepeats(normal));
      }
    }
  }

  @Test
  void a_line_that_comes_again_is_read_as_if_it_came_first() throws IOException {
    String failed =
        "2021-11-05 05:03:28.432 - Miniboot  pre: container-image.tar.gz.md5 check failed\n";
    String good = Files.readString(Corpus.file("none.run-local.log"));
    String often = (failed + good).repeat(3);
    for (String log : List.of(often, often + failed, good.repeat(3) + failed)) {
      List<Path> file = List.of(Files.writeString(folder.resolve("any.log"), log));
      assertThat(FAST.diagnose(file)).isEqualTo(THOROUGH.diagnose(file));
    }
  }

  private static String doubled(String line) {
    StringBuilder twice = new StringBuilder();
    line.chars().forEach(c -> twice.append((char) c).append((char) c));
    return twice.toString();
  }

  private static List<Phrase> phrases() {
    Catalogue catalogue = Catalogue.load();
    List<Phrase> phrases = new ArrayList<>();
    catalogue.causes().forEach(cause -> cause.lines().forEach(l -> phrases.add(new Phrase(l))));
    catalogue.causes().forEach(cause -> cause.hints().forEach(l -> phrases.add(new Phrase(l))));
    catalogue.reasons().forEach(reason -> reason.lines().forEach(l -> phrases.add(new Phrase(l))));
    assertThat(phrases).hasSizeGreaterThan(400);
    return phrases;
  }

  private static Optional<Map<String, String>> holes(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    Map<String, String> holes = new LinkedHashMap<>();
    GROUP
        .matcher(pattern.pattern())
        .results()
        .filter(name -> matcher.group(name.group(1)) != null)
        .filter(name -> !matcher.group(name.group(1)).isBlank())
        .forEach(name -> holes.put(name.group(2), matcher.group(name.group(1)).strip()));
    return Optional.of(holes);
  }

  static List<String> expressions() throws IOException {
    List<String> expressions = new ArrayList<>();
    for (String file : List.of("frames.yaml", "reasons.yaml", "topics.yaml", "programs.yaml")) {
      try (InputStream in =
          Objects.requireNonNull(Catalogue.class.getResourceAsStream(file), file)) {
        for (JsonNode node : new YAMLMapper().readTree(in)) {
          Stream.of("reads", "has", "program")
              .filter(node::has)
              .map(key -> ("has".equals(key) ? "(?i)" : "") + node.path(key).asString())
              .forEach(expressions::add);
        }
      }
    }
    assertThat(expressions).hasSizeGreaterThan(80);
    return expressions;
  }

  private static List<Path> logs() {
    List<Path> logs = new ArrayList<>();
    Corpus.logs().forEach(log -> logs.add(log.file()));
    FieldCase.all().forEach(fieldCase -> logs.addAll(fieldCase.logs()));
    assertThat(logs).hasSizeGreaterThan(250);
    return logs;
  }
}
