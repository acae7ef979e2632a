package io.prestagelab.runs.shard;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import io.prestagelab.runs.page.ScenarioResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each scenario took the last time, for cutting a suite: a text file with a line for each,
 * seconds, feature, name and tags divided by tabs. Of a scenario that is not in it the tags say
 * something: it takes what the median of those with the same tag took, of the tag with the longest.
 */
public final class ScenarioTimes {
  /** What is known without any measurement, in milliseconds. */
  private static final long UNKNOWN = 60_000;

  private static final int FIELDS = 4;

  private record Measured(long millis, List<String> tags) {}

  private final Map<String, Measured> measured = new TreeMap<>();
  private final Map<String, Long> medians = new HashMap<>();

  private ScenarioTimes() {}

  /** Of results; of a scenario that ran more than once, the last. */
  public static ScenarioTimes of(Collection<ScenarioResult> results) {
    ScenarioTimes times = new ScenarioTimes();
    results.forEach(
        each -> times.add(each.feature(), each.name(), new Measured(each.millis(), each.tags())));
    times.summarise();
    return times;
  }

  /**
   * Reads a file.
   *
   * @throws RunException if it cannot be read or is of another form, with the line
   */
  public static ScenarioTimes read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new RunException(
          "%s cannot be read as the scenarios' times: %s".formatted(file, FileTrouble.reason(e)),
          e);
    }
  }

  /**
   * Reads a file's text.
   *
   * @param place what it is called in errors
   */
  public static ScenarioTimes parse(String text, String place) {
    ScenarioTimes times = new ScenarioTimes();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        times.addLine(line, place + ":" + number);
      }
    }
    times.summarise();
    return times;
  }

  private void addLine(String line, String place) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS || !fields[0].matches("\\d{1,6}(\\.\\d{1,3})?")) {
      throw new RunException(
          place + ": not seconds, feature, name and tags of a scenario, divided by tabs");
    }
    List<String> tags = fields[3].isBlank() ? List.of() : List.of(fields[3].trim().split(" +", -1));
    add(
        fields[1],
        fields[2],
        new Measured(new BigDecimal(fields[0]).movePointRight(3).longValueExact(), tags));
  }

  private void add(String feature, String name, Measured what) {
    measured.put(feature + "\t" + name.replaceAll("\\s+", " "), what);
  }

  private void summarise() {
    Map<String, List<Long>> all = new HashMap<>();
    for (Measured each : measured.values()) {
      all.computeIfAbsent("", k -> new ArrayList<>()).add(each.millis());
      each.tags()
          .forEach(tag -> all.computeIfAbsent(tag, k -> new ArrayList<>()).add(each.millis()));
    }
    all.forEach((tag, times) -> medians.put(tag, median(times)));
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().skip((times.size() - 1) / 2).findFirst().orElse(UNKNOWN);
  }

  /** What a scenario is expected to take, in milliseconds. */
  public long expected(String feature, String name, List<String> tags) {
    Measured known = measured.get(feature + "\t" + name.replaceAll("\\s+", " "));
    if (known != null) {
      return known.millis();
    }
    return tags.stream()
        .filter(medians::containsKey)
        .map(tag -> medians.getOrDefault(tag, UNKNOWN))
        .max(Comparator.naturalOrder())
        .orElse(medians.getOrDefault("", UNKNOWN));
  }

  /** The file's text. */
  public String text() {
    StringBuilder text = new StringBuilder("# seconds\tfeature\tname\ttags\n");
    measured.forEach(
        (key, what) ->
            text.append(BigDecimal.valueOf(what.millis(), 3).toPlainString())
                .append('\t')
                .append(key)
                .append('\t')
                .append(String.join(" ", what.tags()))
                .append('\n'));
    return text.toString();
  }
}
