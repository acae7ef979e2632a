package io.prestagelab.runs.diagnose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The logs in the resources, each named {@code <cause>.<variant>.log}. Those of real runs ({@code
 * run-…}, made by {@code ci/corpus-case}) are held back: they were recorded after the matching had
 * been written, and are never looked at to change it.
 */
final class Corpus {

  private Corpus() {}

  /**
   * A log and what is the matter with it.
   *
   * @param cause the id, {@code none} or {@code unknown}
   */
  record Log(String cause, Path file) {
    boolean isHeldBack() {
      return toString().contains(".run-");
    }

    @Override
    public String toString() {
      return file.getFileName().toString();
    }
  }

  static List<Log> logs() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().map(file -> new Log(cause(file), file)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(String name) {
    return folder().resolve(name);
  }

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(Corpus.class.getResource("/diagnose/corpus")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String cause(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
  }
}
