package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on scenarios has every word of the scenario language, and no other. */
class DocumentedWordsTest {
  private static final Path GLUE = Path.of("src/main/java/io/prestagelab/features");
  private static final Path PAGE = Path.of("../docs/scenarios.md");
  private static final Pattern STEP =
      Pattern.compile("@(?:Given|When|Then)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*\\)");
  private static final Pattern ITEM = Pattern.compile("^- `(.*)`$");

  @Test
  void the_page_has_the_words_of_the_glue() throws IOException {
    Set<String> words = new TreeSet<>();
    try (Stream<Path> files = Files.list(GLUE)) {
      for (Path file : files.filter(each -> each.toString().endsWith("Steps.java")).toList()) {
        STEP.matcher(Files.readString(file))
            .results()
            .map(step -> step.group(1).replace("\\\"", "\"").replace("\\\\", "\\"))
            .forEach(words::add);
      }
    }
    assertThat(words).hasSizeGreaterThan(50);
    assertThat(documented()).isEqualTo(words);
  }

  private static Set<String> documented() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    Set<String> found = new TreeSet<>();
    lines.subList(lines.indexOf("## The words"), lines.size()).stream()
        .map(ITEM::matcher)
        .filter(java.util.regex.Matcher::matches)
        .forEach(item -> found.add(item.group(1)));
    return found;
  }
}
