package io.prestagelab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Options that take a file or a comma list of files, and can be repeated. */
final class FileLists {

  private FileLists() {}

  /** The files in the order given. A name that exists with its commas is one file. */
  static List<Path> of(List<String> arguments) {
    return arguments.stream().flatMap(FileLists::files).map(Path::of).toList();
  }

  private static Stream<String> files(String argument) {
    return Files.exists(Path.of(argument))
        ? Stream.of(argument)
        : Stream.of(argument.split(",")).map(String::strip).filter(part -> !part.isEmpty());
  }
}
