package io.prestagelab.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/bmc-tests.md shows is what the tests here compile and run. */
class DocumentationTest {
  private static final Pattern SNIPPET =
      Pattern.compile("(?ms)^ *// snippet: (\\w+)\\n(.*?)^ *// end$");

  @Test
  void every_snippet_is_in_the_documentation_word_for_word() throws IOException {
    String documentation = Files.readString(Path.of("../docs/bmc-tests.md"));
    int found = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher snippet = SNIPPET.matcher(Files.readString(file));
        while (snippet.find()) {
          found++;
          List<String> lines = snippet.group(2).stripIndent().strip().lines().toList();
          for (String line : lines) {
            assertThat(documentation).as(snippet.group(1)).contains(line.strip());
          }
        }
      }
    }
    assertThat(found).isGreaterThan(4);
  }
}
