package io.prestagelab.lab.trial;

import io.prestagelab.lab.verdict.DiskTestimony;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what an installed system printed: lines like {@code UUID=…}, and lines of its logs. */
final class Answers {
  private final List<String> lines;

  Answers(List<String> lines) {
    this.lines = lines;
  }

  DiskTestimony testimony(Predicate<String> kept) {
    return new DiskTestimony(
        true,
        value("UUID="),
        value("INSTALL_UUID="),
        Optional.ofNullable(value("THINGS=")).map(Integer::valueOf).orElse(0),
        lines.stream().filter(kept).toList());
  }

  private @Nullable String value(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name) && line.length() > name.length())
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElse(null);
  }
}
