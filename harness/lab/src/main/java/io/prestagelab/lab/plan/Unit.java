package io.prestagelab.lab.plan;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kinds of quantities, with the units that a plan's file may write them in. */
public enum Unit {
  /** Bytes. */
  SIZE(
      "a size such as 600 MB or 2 GiB",
      Map.of(
          "B",
          1d,
          "kB",
          1e3,
          "MB",
          1e6,
          "GB",
          1e9,
          "KiB",
          1024d,
          "MiB",
          1048576d,
          "GiB",
          1073741824d)),
  /** Bytes a second. */
  RATE(
      "a rate such as 40 Mbit/s or 2 MB/s",
      Map.of(
          "kbit/s", 125d, "Mbit/s", 125e3, "Gbit/s", 125e6, "kB/s", 1e3, "MB/s", 1e6, "GB/s", 1e9,
          "KiB/s", 1024d, "MiB/s", 1048576d)),
  /** Seconds. */
  TIME("a time such as 90 s, 10 min or 40 ms", Map.of("ms", 1e-3, "s", 1d, "min", 60d, "h", 3600d));

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)\\s*([A-Za-z/]+)");

  private final String example;

  /** It cannot be changed, which the checker cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Map<String, Double> units;

  Unit(String example, Map<String, Double> units) {
    this.example = example;
    this.units = units;
  }

  /** What such a quantity looks like. */
  public String example() {
    return example;
  }

  /** The quantity in bytes, bytes a second or seconds; nothing of what is none. */
  public Optional<Double> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.ofNullable(units.get(form.group(2)))
            .map(unit -> unit * Double.parseDouble(form.group(1)))
        : Optional.empty();
  }
}
