package io.prestagelab.lab.crash;

import io.prestagelab.lab.progress.Display;
import io.prestagelab.lab.trial.Bench;
import io.prestagelab.lab.trial.DiskCopy;
import io.prestagelab.lab.trial.Installation;
import io.prestagelab.lab.trial.PrestagedIso;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.lab.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Servers that go on from chosen states, each twice: Miniboot to the login on its own system, and
 * prestaged again, then Miniboot.
 */
final class WholeRuns {
  /** Container image archives in the bundle. */
  private static final int ARCHIVES = 2;

  private final Bench bench;
  private final StateDisks disks;
  private final Display display;
  private final UnaryOperator<PrestagedIso> prestaging;
  private final TreeMap<Integer, WholeRun> done = new TreeMap<>();

  /**
   * Runs of servers that are made as {@code bench} says.
   *
   * @param disks writes the states
   * @param prestaging makes of the usual prestaged ISO the one that prestages once more
   */
  WholeRuns(
      Bench bench, StateDisks disks, UnaryOperator<PrestagedIso> prestaging, Display display) {
    this.prestaging = prestaging;
    this.bench = bench;
    this.disks = disks;
    this.display = display;
  }

  /**
   * Does them.
   *
   * @param atOnce how many servers at a time
   * @return how they ended, in the order of {@code chosen}
   */
  List<WholeRun> run(List<Judgement> chosen, int atOnce) {
    Workers.run(
        IntStream.range(0, chosen.size())
            .mapToObj(i -> (Runnable) () -> tell(i, run(i, chosen.get(i)), chosen.size()))
            .toList(),
        atOnce);
    return List.copyOf(done.values());
  }

  private WholeRun run(int number, Judgement judgement) {
    Path image = disks.write(judgement.state(), disks.run().crashStates(), "whole-" + (number + 1));
    Bench copies = bench.withImage(DiskCopy.of(image));
    Verdict installed;
    try (Trial trial = new Trial(copies)) {
      installed = installed(trial);
    }
    try (Trial trial = new Trial(copies)) {
      trial.prestagedIso(ARCHIVES, prestaging);
      return new WholeRun(judgement, installed, trial.prestage() ? installed(trial) : end(trial));
    }
  }

  private static Verdict installed(Trial trial) {
    trial.install();
    return end(trial);
  }

  private static Verdict end(Trial trial) {
    return trial.end().map(Installation::verdict).orElseThrow();
  }

  private synchronized void tell(int number, WholeRun run, int all) {
    done.put(number, run);
    display.note(
        "%d of %d: %s; Miniboot: %s; prestaged again: %s"
            .formatted(
                done.size(),
                all,
                run.judgement().state(),
                run.installed().line(),
                run.again().line()));
  }
}
