package io.prestagelab.cli.storm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a storm has shown: a line for each kind of fault, and what is wrong. */
final class StormReport {
  private static final int SHOWN = 20;

  private final StormSize size;
  private final List<StormJob> jobs;
  private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
  private final List<String> heaps = new ArrayList<>();
  private double seconds;
  private double restart;
  private long told;
  private long found;
  private long unasked;

  StormReport(StormSize size, List<StormJob> jobs) {
    this.size = size;
    this.jobs = List.copyOf(jobs);
  }

  List<StormJob> jobs() {
    return jobs;
  }

  void heap(String when, long megabytes) {
    heaps.add("%s %d MB".formatted(when, megabytes));
  }

  void took(double duration) {
    seconds = duration;
  }

  void restarted(double duration) {
    restart = duration;
  }

  void trouble(String what) {
    troubles.add(what);
  }

  void compared(long installsTold, long installsFound, long installsUnasked) {
    unasked = installsUnasked;
    told = installsTold;
    found = installsFound;
  }

  /** Everything that is not as it should be, a line each; nothing if all is well. */
  List<String> complaints() {
    List<String> all = new ArrayList<>(troubles);
    jobs.stream()
        .filter(job -> job.isLost() || job.isDoubled() || job.isWrong())
        .map(StormJob::toString)
        .forEach(all::add);
    if (told != found) {
      all.add("%d installs were told, the consoles have %d".formatted(told, found));
    }
    return all;
  }

  /** The table. */
  String table() {
    Map<StormKind, List<StormJob>> kinds = new EnumMap<>(StormKind.class);
    jobs.forEach(job -> kinds.computeIfAbsent(job.kind(), k -> new ArrayList<>()).add(job));
    StringBuilder text =
        new StringBuilder(
            "%d BMCs in one process, %d installs at a time, %d in all, %s %% of them with each kind of fault%s%n%n"
                .formatted(
                    size.bmcs(),
                    size.parallel(),
                    size.installs(),
                    size.percent(),
                    size.kill() ? "; the emulator killed in the middle" : ""));
    text.append(
        row("fault", "expected", "installs", "told", "wrong", "lost", "doubled", "begun anew"));
    kinds.forEach((kind, some) -> text.append(row(kind.words(), kind.expected().words(), some)));
    text.append(row("all", "", jobs));
    text.append(
        "%nTold as installed %d, on the consoles %d; unasked for, as their answers were lost or an earlier medium was in, %d%n"
            .formatted(told, found, unasked));
    text.append("Heap of the server: %s%n".formatted(String.join(", ", heaps)));
    text.append(
        String.format(
            Locale.ROOT,
            "Duration: %.0f s%s%n",
            seconds,
            size.kill() ? String.format(Locale.ROOT, ", of that %.0f s of restart", restart) : ""));
    complaints().stream()
        .limit(SHOWN)
        .forEach(one -> text.append("WRONG: " + one + "%n".formatted()));
    return text.toString();
  }

  private static String row(String fault, String expected, List<StormJob> some) {
    return row(
        fault,
        expected,
        some.size(),
        some.stream().filter(job -> !job.isLost() && !job.isWrong()).count(),
        some.stream().filter(StormJob::isWrong).count(),
        some.stream().filter(StormJob::isLost).count(),
        some.stream().filter(StormJob::isDoubled).count(),
        some.stream().mapToInt(StormJob::interrupted).sum());
  }

  private static String row(Object... cells) {
    return "%-17s %-30s %8s %6s %6s %6s %8s %11s%n".formatted(cells);
  }
}
