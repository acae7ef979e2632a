package io.prestagelab.lab.crash;

import io.prestagelab.lab.trial.PreparedDisks;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The files of other releases on a disk, which no prestaging may harm. */
final class Neighbours {
  private Neighbours() {}

  /** Their sums, as {@code md5sum} writes them; empty if there are none. */
  static String of(Path disk, String release) {
    return PreparedDisks.bundles(disk).entrySet().stream()
        .filter(file -> !file.getKey().startsWith("/" + release + "/"))
        .map(file -> file.getValue() + "  ." + file.getKey() + "\n")
        .collect(Collectors.joining());
  }
}
