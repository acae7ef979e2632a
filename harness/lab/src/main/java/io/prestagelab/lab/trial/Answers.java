package io.prestagelab.lab.trial;

import io.prestagelab.lab.verdict.DiskTestimony;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an installed system printed: lines like {@code UUID=…}, and lines of its logs. */
final class Answers {
  private static final Pattern ORIGIN = Pattern.compile("ORIGIN=(\\d{1,9}) (\\S+)\\s*");

  private final List<String> lines;

  Answers(List<String> lines) {
    this.lines = lines;
  }

  DiskTestimony testimony(OriginMark mark, Predicate<String> kept) {
    return new DiskTestimony(
        true,
        value("UUID="),
        value("INSTALL_UUID="),
        Optional.ofNullable(value("THINGS=")).map(Integer::valueOf).orElse(0),
        origins(value -> value.equals(mark.value())),
        origins(value -> !value.equals(mark.value())),
        lines.stream().filter(kept).toList());
  }

  /** How many things have an origin that {@code wanted} knows. */
  private int origins(Predicate<String> wanted) {
    return lines.stream()
        .map(ORIGIN::matcher)
        .filter(Matcher::matches)
        .filter(origin -> wanted.test(origin.group(2)))
        .mapToInt(origin -> Integer.parseInt(origin.group(1)))
        .sum();
  }

  private @Nullable String value(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name) && line.length() > name.length())
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElse(null);
  }
}
