package io.prestagelab.runs.coverage;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /** A line of figures for each kickstart of which anything ran, and for each other one. */
  public List<String> figures() {
    return kickstarts.stream().map(KickstartCoverage::figures).toList();
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
