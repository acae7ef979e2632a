package io.prestagelab.lab.crash;

import io.prestagelab.lab.progress.Elapsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of the states that power cuts can leave of a prestaging.
 *
 * @param folder the run's
 * @param recorded what was recorded
 * @param seed of what was left to chance
 * @param states how many were judged, by their kinds
 * @param seconds how long that took
 * @param outcomes what the kickstart's check said, the most frequent first
 * @param wholes what became of servers that went on from some of the states
 * @param breaches of rules, each with the plainest state that shows it
 * @param lines what the installer logged, and after how many entries of the log
 * @param cuts where the judged states were cut, by outcome
 */
public record CrashReport(
    String folder,
    Recorded recorded,
    long seed,
    List<Count> states,
    double seconds,
    List<Count> outcomes,
    List<Whole> wholes,
    List<Breach> breaches,
    List<Line> lines,
    List<Cut> cuts) {

  /**
   * A recording.
   *
   * @param seconds from power-on to power off
   * @param writes entries that change the disk
   * @param flushes after which all before was durable
   * @param bytes written, discarded ones aside
   * @param logBytes what the log takes on the disk
   * @param entries of the log
   * @param finishedAt entries that were done when the installer said that all is prestaged
   */
  public record Recorded(
      double seconds,
      int writes,
      int flushes,
      long bytes,
      long logBytes,
      int entries,
      int finishedAt) {}

  /** How many of something there are. */
  public record Count(String what, int count) {}

  /**
   * Servers that went on from a state.
   *
   * @param state the state
   * @param stage what the installer had logged last
   * @param outcome what the check said of it
   * @param installed the verdict of Miniboot on it
   * @param again the verdict of Miniboot once it had been prestaged again
   */
  public record Whole(String state, String stage, String outcome, String installed, String again) {}

  /**
   * A broken rule.
   *
   * @param rule what must never be, in words
   * @param count how many states show it
   * @param state the plainest of them
   * @param stage what the installer had logged last
   * @param found what is wrong in it
   * @param disk its disk image
   */
  public record Breach(
      String rule, int count, String state, String stage, List<String> found, String disk) {}

  /** A line of the installer's log. */
  public record Line(int entry, String text) {}

  /** A state that was cut before an entry. */
  public record Cut(int entry, int outcome, boolean broken) {}

  /** Copies its lists. */
  public CrashReport {
    states = List.copyOf(states);
    outcomes = List.copyOf(outcomes);
    wholes = List.copyOf(wholes);
    breaches = List.copyOf(breaches);
    lines = List.copyOf(lines);
    cuts = List.copyOf(cuts);
  }

  /** How many states were judged. */
  public int judged() {
    return states.stream().mapToInt(Count::count).sum();
  }

  /** For a terminal. */
  public List<String> text() {
    List<String> text = new ArrayList<>();
    text.add(
        "Recorded       %d writes (%s), %d flushes in %s; the log has %s"
            .formatted(
                recorded.writes,
                Elapsed.size(recorded.bytes),
                recorded.flushes,
                time(recorded.seconds),
                Elapsed.size(recorded.logBytes)));
    text.add(
        "Judged         %d different states in %s, %s a second; seed %d"
            .formatted(
                judged(),
                time(seconds),
                String.format(Locale.ROOT, "%.2f", judged() / Math.max(seconds, 0.001)),
                seed));
    states.forEach(kind -> text.add("%14d %s".formatted(kind.count, kind.what)));
    text.add("Outcomes");
    outcomes.forEach(outcome -> text.add("%14d %s".formatted(outcome.count, outcome.what)));
    for (Whole whole : wholes) {
      text.add("Whole run      %s, after: %s".formatted(whole.state, whole.stage));
      text.add("  the check    " + whole.outcome);
      text.add("  Miniboot     " + whole.installed);
      text.add("  once more    prestaged, then " + whole.again);
    }
    if (breaches.isEmpty()) {
      text.add("Rules          none broken");
    }
    for (Breach breach : breaches) {
      text.add("BROKEN         %s: %d states".formatted(breach.rule, breach.count));
      text.add("  the plainest " + breach.state);
      text.add("  after        " + breach.stage);
      breach.found.forEach(found -> text.add("  found        " + found));
      text.add("  try it       lab reproduce --disk " + breach.disk);
    }
    text.add("Folder         " + folder);
    return text;
  }

  private static String time(double seconds) {
    return Elapsed.text(Duration.ofMillis(Math.round(seconds * 1000)));
  }
}
