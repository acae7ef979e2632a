package io.prestagelab.runs.diagnose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A failure from a public report or from a real client's run: its logs, and what should come, which
 * was written down before the diagnosis was first tried. Its folder's name begins with the round:
 * {@code 0-} known failures, {@code 1-} the first round, {@code 2-} the second.
 *
 * @param causes ids, one of which should come
 * @param says texts that the title or the advice should have
 */
record FieldCase(String name, List<Path> logs, List<String> causes, List<String> says) {

  static List<FieldCase> all() {
    try (Stream<Path> folders = Files.list(folder())) {
      return folders.sorted().map(FieldCase::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FieldCase of(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      JsonNode expected =
          new YAMLMapper().readTree(Files.readString(folder.resolve("expect.yaml")));
      return new FieldCase(
          folder.getFileName().toString(),
          files.filter(file -> file.toString().endsWith(".log")).sorted().toList(),
          texts(expected.path("cause")),
          texts(expected.path("says")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(JsonNode node) {
    return node.valueStream().map(JsonNode::asString).toList();
  }

  private static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(FieldCase.class.getResource("/diagnose/field")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
