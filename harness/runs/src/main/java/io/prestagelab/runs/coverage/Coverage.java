package io.prestagelab.runs.coverage;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which lines of kickstarts ran in some scenarios, and which failure messages came. Two that are
 * added give the same whatever their order, so that shards of a test run can be put together.
 *
 * @param format name and version of the file's format
 * @param scenarios all that were looked at, those in which nothing ran too
 * @param kickstarts by name; two texts of one name are two kickstarts
 * @param included lines that ran of files that kickstarts include, by path; their text is not known
 */
public record Coverage(
    String format,
    Set<String> scenarios,
    List<KickstartCoverage> kickstarts,
    Map<String, Set<Integer>> included) {
  private static final String FORMAT = "prestagelab-kickstart-coverage-1";
  private static final long LARGEST = 200_000_000;

  /** That of no scenario. */
  public static final Coverage NONE = new Coverage(FORMAT, Set.of(), List.of(), Map.of());

  /** Copies and sorts. */
  public Coverage {
    scenarios = new TreeSet<>(scenarios);
    kickstarts =
        kickstarts.stream()
            .sorted(
                Comparator.comparing(KickstartCoverage::name)
                    .thenComparing(each -> String.join("\n", each.lines())))
            .toList();
    included = new TreeMap<>(included);
  }

  /** That of one scenario or of some. */
  static Coverage of(
      Set<String> scenarios,
      List<KickstartCoverage> kickstarts,
      Map<String, Set<Integer>> included) {
    return new Coverage(FORMAT, scenarios, kickstarts, included);
  }

  /** What both saw. */
  public Coverage and(Coverage other) {
    Set<String> names = new TreeSet<>(scenarios);
    names.addAll(other.scenarios);
    List<KickstartCoverage> all = new ArrayList<>(kickstarts);
    for (KickstartCoverage each : other.kickstarts) {
      int at = 0;
      while (at < all.size() && !all.get(at).sameText(each)) {
        at++;
      }
      if (at < all.size()) {
        all.set(at, all.get(at).and(each));
      } else {
        all.add(each);
      }
    }
    Map<String, Set<Integer>> files = new TreeMap<>();
    for (Coverage one : List.of(this, other)) {
      one.included.forEach(
          (file, lines) -> files.computeIfAbsent(file, each -> new TreeSet<>()).addAll(lines));
    }
    return new Coverage(FORMAT, names, all, files);
  }

  /**
   * What a kickstart did not reach and another one did, in a section of the same text.
   *
   * @param lines the other kickstart's name, by the line of the one
   * @param messages the same for failure messages
   */
  public record Elsewhere(
      Map<Integer, String> lines, Map<KickstartCoverage.Message, String> messages) {}

  /** What others of these kickstarts reached for {@code kickstart}. */
  public Elsewhere elsewhere(KickstartCoverage kickstart) {
    Map<Integer, List<SameSections.Place>> places = new SameSections(kickstarts).places(kickstart);
    Map<Integer, String> lines = new TreeMap<>();
    places.forEach(
        (line, same) -> {
          if (!kickstart.ran().containsKey(line)) {
            same.stream()
                .filter(SameSections.Place::ran)
                .findFirst()
                .ifPresent(other -> lines.put(line, other.kickstart().name()));
          }
        });
    Map<KickstartCoverage.Message, String> messages = new LinkedHashMap<>();
    for (KickstartCoverage.Message each : kickstart.messages()) {
      if (each.scenarios().isEmpty()) {
        places.getOrDefault(each.line(), List.of()).stream()
            .filter(other -> other.showed(each.text()))
            .findFirst()
            .ifPresent(other -> messages.put(each, other.kickstart().name()));
      }
    }
    return new Elsewhere(lines, messages);
  }

  /** A line of figures for each kickstart. */
  public List<String> figures() {
    return kickstarts.stream().map(this::figures).toList();
  }

  private String figures(KickstartCoverage of) {
    Elsewhere elsewhere = elsewhere(of);
    long lines =
        of.reasons().keySet().stream().filter(line -> !elsewhere.lines().containsKey(line)).count();
    long messages =
        of.messages().stream()
            .filter(each -> !elsewhere.messages().containsKey(each) && !of.reason(each).isEmpty())
            .count();
    return String.format(
        Locale.ROOT,
        "%-40s %4d of %4d lines (%5.1f %%)%s%s, %3d of %3d failure messages%s%s",
        of.name(),
        of.covered(),
        of.total(),
        of.total() == 0 ? 0.0 : 100.0 * of.covered() / of.total(),
        some(elsewhere.lines().size(), "in another's same section"),
        some(lines, "not for a reason"),
        of.provoked(),
        of.messages().size(),
        some(elsewhere.messages().size(), "in another's same section"),
        some(messages, "not for a reason"));
  }

  private static String some(long count, String words) {
    return count == 0 ? "" : ", %3d %s".formatted(count, words);
  }

  /** Writes it as JSON. */
  public void write(Path file) {
    store(file, new JsonMapper().writeValueAsString(this));
  }

  /** Writes the lines in the format of lcov, which many tools read. */
  public void writeLcov(Path file) {
    StringBuilder text = new StringBuilder();
    for (KickstartCoverage each : kickstarts) {
      text.append("TN:\nSF:").append(each.name()).append('\n');
      for (int line : each.executable()) {
        int times = each.ran().getOrDefault(line, Set.of()).size();
        text.append("DA:").append(line).append(',').append(times).append('\n');
      }
      text.append("LF:%d%nLH:%d%nend_of_record%n".formatted(each.total(), each.covered()));
    }
    store(file, text.toString());
  }

  private static void store(Path file, String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new RunException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws RunException if it is no such file
   */
  public static Coverage read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new RunException(file + " is too large for a coverage of kickstarts");
      }
      Coverage read = new JsonMapper().readValue(Files.readString(file), Coverage.class);
      if (FORMAT.equals(read.format())) {
        return read;
      }
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + FileTrouble.reason(e), e);
    } catch (JacksonException | NullPointerException e) {
      throw new RunException(file + " is no coverage of kickstarts", e);
    }
    throw new RunException(file + " is no coverage of kickstarts: its format is not " + FORMAT);
  }
}
