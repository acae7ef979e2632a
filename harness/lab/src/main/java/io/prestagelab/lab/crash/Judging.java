package io.prestagelab.lab.crash;

import io.prestagelab.image.crash.CrashState;
import io.prestagelab.lab.progress.Display;
import io.prestagelab.lab.progress.Elapsed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** States on their way through the machines that judge; each machine takes a piece of the log. */
final class Judging {
  /** Few enough that the machines end together, many enough that a disk changes little. */
  private static final int PIECE = 16;

  private final Display display;
  private final Function<CrashState, Judgement.Claim> claims;
  private final List<CrashState> states;
  private final TreeMap<Integer, Judgement> done = new TreeMap<>();
  private Instant start = Instant.now();
  private Duration took = Duration.ZERO;
  private int taken;
  private int broken;

  /**
   * Of states in the log's order.
   *
   * @param claims what was true before the cut of each
   */
  Judging(Display display, Function<CrashState, Judgement.Claim> claims, List<CrashState> states) {
    this.display = display;
    this.claims = claims;
    this.states = states;
  }

  /**
   * Judges all.
   *
   * @param judge makes one of that name
   */
  void run(int judges, Function<String, StateJudge> judge) {
    Workers.run(
        IntStream.rangeClosed(1, judges)
            .mapToObj(i -> (Runnable) () -> work(() -> judge.apply("judge" + i)))
            .toList(),
        judges);
    took = Duration.between(start, Instant.now());
  }

  /** A judge that fails takes the others with it. */
  private void work(Supplier<StateJudge> opened) {
    boolean whole = false;
    try (StateJudge judge = opened.get()) {
      for (int from = take(); from < states.size(); from = take()) {
        for (int i = from; i < Math.min(from + PIECE, states.size()); i++) {
          CrashState state = states.get(i);
          tell(i, judge.judge(state, claims.apply(state)));
        }
      }
      whole = true;
    } finally {
      if (!whole) {
        stop();
      }
    }
  }

  private synchronized void stop() {
    taken = states.size();
  }

  /** The clock runs from the first machine that is ready. */
  private synchronized int take() {
    if (taken == 0) {
      start = Instant.now();
    }
    int from = taken;
    taken += PIECE;
    return from;
  }

  private synchronized void tell(int number, Judgement judgement) {
    done.put(number, judgement);
    if (!judgement.broken().isEmpty()) {
      broken++;
    }
    String line =
        "%d of %d judged, %s, about %s left"
            .formatted(done.size(), states.size(), found(), Elapsed.text(left()));
    if (done.size() % Math.max(1, states.size() / 10) == 0) {
      display.note(line);
    } else {
      display.passing(line);
    }
  }

  private String found() {
    return broken == 0 ? "no rule broken" : broken + " break a rule";
  }

  private Duration left() {
    return Duration.between(start, Instant.now())
        .multipliedBy(states.size() - done.size())
        .dividedBy(done.size());
  }

  /** In the log's order. */
  List<Judgement> judgements() {
    return List.copyOf(done.values());
  }

  /** From the first judge that was ready to the last state. */
  Duration took() {
    return took;
  }
}
