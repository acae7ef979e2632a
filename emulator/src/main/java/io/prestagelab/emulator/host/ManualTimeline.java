package io.prestagelab.emulator.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that stands still until {@link #advance} moves it, for tests: whatever comes due in between
 * is done before {@code advance} returns, in the order of its time, on the caller's thread.
 */
public final class ManualTimeline implements Timeline {

  private record Entry(Instant at, long number, Runnable work) {}

  private final PriorityQueue<Entry> planned =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long number;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized Planned after(Duration delay, Runnable work) {
    Entry entry = new Entry(now.plus(delay), number++, work);
    planned.add(entry);
    return () -> forget(entry);
  }

  private synchronized void forget(Entry entry) {
    planned.remove(entry);
  }

  /** Lets {@code duration} pass. */
  public void advance(Duration duration) {
    Instant end = now().plus(duration);
    for (Entry next = take(end); next != null; next = take(end)) {
      next.work().run();
    }
    synchronized (this) {
      now = end.isAfter(now) ? end : now;
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Entry take(Instant end) {
    Entry next = planned.peek();
    if (next == null || next.at().isAfter(end)) {
      return null;
    }
    planned.remove();
    now = next.at().isAfter(now) ? next.at() : now;
    return next;
  }
}
