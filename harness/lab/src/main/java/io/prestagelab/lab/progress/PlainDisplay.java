package io.prestagelab.lab.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One line for each thing that happens, with the time since the start; progress in tenths. For
 * pipes and CI.
 */
public final class PlainDisplay implements Display {
  private final PrintStream out;
  private final long start = System.nanoTime();
  private final Map<String, Long> tenths = new HashMap<>();

  /** Writes to {@code out}. */
  public PlainDisplay(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void stage(String title) {
    line("== " + title);
    tenths.clear();
  }

  @Override
  public synchronized void note(String text) {
    line("   " + text);
  }

  @Override
  public void passing(String text) {
    // worth nothing once it has passed
  }

  @Override
  public synchronized void moved(String what, long done, long total) {
    long tenth = total == 0 ? 0 : done * 10 / total;
    Long before = tenths.put(what, tenth);
    if (total > 0 && (before == null ? tenth == 10 : tenth != before && tenth % 5 == 0)) {
      line("   %s: %s of %s".formatted(what, Elapsed.size(done), Elapsed.size(total)));
    }
  }

  @Override
  public void close() {
    out.flush();
  }

  private void line(String text) {
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    out.printf("%6.1f s %s%n", millis / 1000.0, text);
  }
}
