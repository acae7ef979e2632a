package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.lab.verdict.InstallerTestimony;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on scenarios names, for each of the document's reasons, one that shows it. */
class DocumentedReasonsTest {
  private static final Path PAGE = Path.of("../docs/scenarios.md");
  private static final Path FEATURES = Path.of("src/main/resources/io/prestagelab/features");
  private static final Pattern ROW = Pattern.compile("\\| `([^@`][^`]*)` \\| ([^|`]+) \\|");

  private record Row(String reason, String scenario) {}

  private static Stream<Row> rows() {
    return text(PAGE)
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> new Row(row.group(1), row.group(2)));
  }

  @Test
  void the_page_has_the_documents_seven_reasons() {
    assertThat(rows()).hasSize(7);
    assertThat(rows())
        .allSatisfy(
            row ->
                assertThat(
                        new InstallerTestimony(List.of("Miniboot  pre: " + logged(row.reason())))
                            .reasons())
                    .containsExactly(logged(row.reason())));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void its_scenario_shows_it(Row row) {
    List<String> blocks =
        scenarios().filter(block -> title(block).matcher(row.scenario()).matches()).toList();
    assertThat(blocks).as("scenarios called '%s'", row.scenario()).hasSize(1);
    String block = blocks.get(0).replace("\\\\", "\\");
    String example = row.scenario().substring(row.scenario().indexOf(':') + 1).strip();
    boolean outline = block.contains("Examples:");
    assertThat(
            block
                .lines()
                .filter(line -> line.contains(meaning(row)))
                .anyMatch(
                    line -> !outline || line.contains(example) || line.contains("And the log")))
        .as("'%s' in '%s'", logged(row.reason()), row.scenario())
        .isTrue();
    assertThat(block).contains(outline ? "| " + example : row.scenario());
  }

  /** As the scenarios call it; what they do not name by a meaning they quote. */
  private static String meaning(Row row) {
    return ReasonWords.all().entrySet().stream()
        .filter(reason -> reason.getValue().equals(logged(row.reason())))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(logged(row.reason()));
  }

  /** As a log has it in which a file's name and a number stand. */
  private static String logged(String reason) {
    return reason.replace("<filename.md5>", "bootimage.md5").replace("rc:#", "rc:32");
  }

  private static Stream<String> scenarios() {
    try (Stream<Path> files = Files.list(FEATURES)) {
      return files
          .filter(file -> file.toString().endsWith(".feature"))
          .map(DocumentedReasonsTest::text)
          .toList()
          .stream()
          .flatMap(text -> Stream.of(text.split("(?m)^(?= +Scenario)")).skip(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A pattern of the names of a scenario, or of those that an outline has. */
  private static Pattern title(String block) {
    String name = block.lines().findFirst().orElseThrow().replaceFirst(" +Scenario.*?: ", "");
    return Pattern.compile("\\Q" + name.replaceAll("<\\w+>", "\\\\E.+\\\\Q") + "\\E");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
