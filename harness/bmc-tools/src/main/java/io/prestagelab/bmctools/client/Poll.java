package io.prestagelab.bmctools.client;

import java.time.Duration;

/**
 * Asks again after a while that grows from 20 ms to 2 s, until a limit; a BMC has no other way to
 * be waited for.
 */
public final class Poll {
  private static final long LONGEST_MILLIS = 2000;

  private final long end;
  private long pause = 20;

  /** Begins now. */
  public Poll(Duration limit) {
    end = System.nanoTime() + limit.toNanos();
  }

  /** Waits; false if the limit is reached or the thread was interrupted. */
  public boolean again() {
    if (System.nanoTime() + pause * 1_000_000 > end) {
      return false;
    }
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    pause = Math.min(LONGEST_MILLIS, pause * 2);
    return true;
  }
}
