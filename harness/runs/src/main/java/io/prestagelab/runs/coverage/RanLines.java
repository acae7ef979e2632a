package io.prestagelab.runs.coverage;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a trace says of kickstarts: which of their lines ran, and which failure messages were
 * printed. Lines of scripts that no kickstart has are passed over, those of included files counted.
 */
final class RanLines {
  private static final int MOST_SCRIPTS = 2_000;
  private static final int MOST_OTHERS = 200;
  private static final int LARGEST_LINE = 100_000;

  /**
   * A line.
   *
   * @param kickstart that has it
   * @param line its number
   */
  private record Place(Kickstart kickstart, int line) {}

  /** Where a script's lines are from, from one of them on. */
  private record Origin(String file, int number) {}

  private final Map<String, Kickstart> known = new HashMap<>();
  private final Map<String, List<FailureMessages.Message>> messages = new HashMap<>();
  private final Map<String, TreeMap<Integer, Origin>> maps = new HashMap<>();
  private final Map<String, Kickstart> writers = new HashMap<>();
  private final Map<String, BashLines.Written> files = new HashMap<>();
  private final Map<String, BitSet> ran = new TreeMap<>();
  private final Map<String, BitSet> others = new TreeMap<>();
  private final Map<String, Set<FailureMessages.Message>> printed = new TreeMap<>();
  private @Nullable Place before;

  /** Of a trace in which these kickstarts ran. */
  RanLines(List<Kickstart> kickstarts) {
    for (Kickstart each : kickstarts) {
      known.put(each.name(), each);
      known.putIfAbsent(each.name().replaceFirst("_ks\\.cfg$", ".cfg"), each);
      messages.put(each.name(), FailureMessages.in(each));
    }
  }

  /** Takes the next line of the trace. */
  void add(TraceLine line) {
    if (line instanceof TraceLine.Map map) {
      map(map);
    } else if (line instanceof TraceLine.Run run) {
      run(run);
    } else {
      before = null;
    }
  }

  /** A map that is not behind the last one begins another script of that name. */
  private void map(TraceLine.Map map) {
    TreeMap<Integer, Origin> origins = maps.get(map.script());
    if (origins == null || (!origins.isEmpty() && origins.lastKey() >= map.line())) {
      if (maps.size() >= MOST_SCRIPTS) {
        maps.clear();
      }
      origins = new TreeMap<>();
      maps.put(map.script(), origins);
    }
    if (origins.size() < MOST_SCRIPTS) {
      origins.put(map.line(), new Origin(map.file(), map.number()));
    }
    before = null;
  }

  private void run(TraceLine.Run run) {
    Place place = place(run).orElse(null);
    if (place == null) {
      before = null;
      return;
    }
    calls(place);
    int line = place.kickstart().ran(place.line());
    if (line > 0) {
      String name = place.kickstart().name();
      ran.computeIfAbsent(name, each -> new BitSet()).set(line);
      place
          .kickstart()
          .writes(line)
          .ifPresent(
              file -> {
                files.put(file.path(), file);
                writers.put(file.path(), place.kickstart());
              });
      alone(place.kickstart(), line);
      before = new Place(place.kickstart(), line);
    }
  }

  private Optional<Place> place(TraceLine.Run run) {
    TreeMap<Integer, Origin> origins = maps.get(run.script());
    Map.Entry<Integer, Origin> from = origins == null ? null : origins.floorEntry(run.line());
    if (from != null) {
      String file = from.getValue().file();
      int line = from.getValue().number() + run.line() - from.getKey();
      Kickstart kickstart = known.get(file);
      if (kickstart == null) {
        other(file, line);
      }
      return Optional.ofNullable(kickstart).map(found -> new Place(found, line));
    }
    BashLines.Written file = files.get(run.script());
    if (file != null && run.line() >= 1 && run.line() <= file.numbers().size()) {
      return Optional.of(
          new Place(
              Objects.requireNonNull(writers.get(run.script())),
              file.numbers().get(run.line() - 1)));
    }
    other(run.script(), run.line());
    return Optional.empty();
  }

  private void other(String file, int line) {
    if ((others.containsKey(file) || others.size() < MOST_OTHERS) && line <= LARGEST_LINE) {
      others.computeIfAbsent(file, each -> new BitSet()).set(line);
    }
  }

  /** A message of a line that does nothing else is printed when the line runs. */
  private void alone(Kickstart kickstart, int line) {
    for (FailureMessages.Message each : messagesAt(kickstart, line)) {
      if (each.alone()) {
        print(kickstart, each);
      }
    }
  }

  /** A message was printed if the function that it is given to began just behind its line. */
  private void calls(Place now) {
    Place caller = before;
    if (caller == null) {
      return;
    }
    for (FailureMessages.Message each : messagesAt(caller.kickstart(), caller.line())) {
      boolean entered =
          now.kickstart().functions().stream()
              .anyMatch(
                  function ->
                      function.name().equals(each.by())
                          && function.has(now.line())
                          && !function.has(caller.line()));
      if (entered) {
        print(caller.kickstart(), each);
      }
    }
  }

  private List<FailureMessages.Message> messagesAt(Kickstart kickstart, int line) {
    return Objects.requireNonNull(messages.get(kickstart.name())).stream()
        .filter(each -> each.line() == line)
        .toList();
  }

  private void print(Kickstart kickstart, FailureMessages.Message message) {
    printed.computeIfAbsent(kickstart.name(), each -> new HashSet<>()).add(message);
  }

  /** The lines of {@code kickstart} that ran. */
  BitSet of(Kickstart kickstart) {
    return ran.getOrDefault(kickstart.name(), new BitSet());
  }

  /** The failure messages of {@code kickstart} that were printed. */
  Set<FailureMessages.Message> printed(Kickstart kickstart) {
    return printed.getOrDefault(kickstart.name(), Set.of());
  }

  /** Lines that ran of files that are none of the kickstarts, by their paths. */
  Map<String, BitSet> others() {
    return others;
  }
}
