package io.prestagelab.image.crash;

import io.prestagelab.image.crash.CrashState.Kept;
import io.prestagelab.image.crash.CrashState.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes states of a log: all of some kind, or one by chance. */
final class StateDraw {
  private static final double[] SHARES = {0.1, 0.5, 0.9};

  private final List<LoggedWrite> log;
  private final List<FlushSpan> spans;
  private final Random random;
  private final long changes;

  StateDraw(List<LoggedWrite> log, List<FlushSpan> spans, long seed) {
    this.log = log;
    this.spans = spans;
    this.random = new Random(seed);
    this.changes = spans.stream().mapToLong(span -> span.changes().size()).sum();
  }

  /** What is there after each flush, and before the first one. */
  List<CrashState> durable() {
    return spans.stream()
        .map(span -> new CrashState(Kind.DURABLE, span.begin(), span.begin(), List.of()))
        .toList();
  }

  /** What is there after each write, if nothing was reordered. */
  List<CrashState> prefixes() {
    List<CrashState> states = new ArrayList<>();
    for (FlushSpan span : spans) {
      for (int begun = 1; begun <= span.changes().size(); begun++) {
        states.add(state(span, begun, all(span, begun)));
      }
    }
    return states;
  }

  /** Every state of spans that have at most so many. */
  List<CrashState> full(long most) {
    List<CrashState> states = new ArrayList<>();
    for (FlushSpan span : spans) {
      if (count(span) <= most) {
        for (int begun = 1; begun <= span.changes().size(); begun++) {
          addAll(states, span, begun, new ArrayList<>());
        }
      }
    }
    return states;
  }

  private double count(FlushSpan span) {
    double count = 1;
    for (int entry : span.changes()) {
      count *= log.get(entry).sectors() + 1;
    }
    return count;
  }

  private void addAll(List<CrashState> states, FlushSpan span, int begun, List<Long> chosen) {
    if (chosen.size() == begun) {
      states.add(state(span, begun, chosen));
      return;
    }
    LoggedWrite write = log.get(span.changes().get(chosen.size()));
    boolean last = chosen.size() == begun - 1;
    for (long kept = write.fua() && !last ? write.sectors() : 0; kept <= write.sectors(); kept++) {
      chosen.add(kept);
      addAll(states, span, begun, chosen);
      chosen.remove(chosen.size() - 1);
    }
  }

  /** Whether there is anything to draw from. */
  boolean canDraw() {
    return changes > 0;
  }

  /** One by chance: a subset of what was not durable, or a torn write. */
  CrashState next() {
    long number = random.nextLong(changes);
    int at = 0;
    while (number >= spans.get(at).changes().size()) {
      number -= spans.get(at++).changes().size();
    }
    FlushSpan span = spans.get(at);
    int begun = (int) number + 1;
    boolean torn = random.nextInt(5) < 2 || begun == 1;
    List<Long> kept = torn && random.nextBoolean() ? all(span, begun) : some(span, begun, share());
    if (torn) {
      tear(span, kept);
    }
    return state(span, begun, kept);
  }

  private double share() {
    return SHARES[random.nextInt(SHARES.length)];
  }

  private List<Long> all(FlushSpan span, int begun) {
    List<Long> kept = new ArrayList<>();
    for (int i = 0; i < begun; i++) {
      kept.add(log.get(span.changes().get(i)).sectors());
    }
    return kept;
  }

  private List<Long> some(FlushSpan span, int begun, double share) {
    List<Long> kept = all(span, begun);
    for (int i = 0; i < begun; i++) {
      boolean safe = log.get(span.changes().get(i)).fua() && i < begun - 1;
      if (!safe && random.nextDouble() >= share) {
        kept.set(i, 0L);
      }
    }
    return kept;
  }

  /** The last write, or one that nothing had made durable. */
  private void tear(FlushSpan span, List<Long> kept) {
    int last = kept.size() - 1;
    int torn = random.nextBoolean() ? last : random.nextInt(kept.size());
    LoggedWrite write = log.get(span.changes().get(torn));
    if (write.sectors() > 1 && (torn == last || !write.fua())) {
      kept.set(torn, 1 + random.nextLong(write.sectors() - 1));
    }
  }

  private CrashState state(FlushSpan span, int begun, List<Long> chosen) {
    List<Kept> kept = new ArrayList<>();
    boolean torn = false;
    for (int i = 0; i < begun; i++) {
      int entry = span.changes().get(i);
      long sectors = chosen.get(i);
      torn |= sectors > 0 && sectors < log.get(entry).sectors();
      if (sectors > 0) {
        kept.add(new Kept(entry, sectors));
      }
    }
    Kind whole = kept.size() == begun ? Kind.PREFIX : Kind.SUBSET;
    return new CrashState(
        torn ? Kind.TORN : whole, span.begin(), span.changes().get(begun - 1) + 1, kept);
  }
}
