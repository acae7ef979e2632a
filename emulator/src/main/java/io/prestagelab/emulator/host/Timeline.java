package io.prestagelab.emulator.host;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as a server and its BMC live through it: the wall's, a faster one, or one that a test moves
 * by hand ({@link ManualTimeline}).
 */
public interface Timeline {

  /** Something that is going to happen, unless it is cancelled before. */
  @FunctionalInterface
  interface Planned {

    /** Nothing is planned. */
    Planned NOTHING = () -> {};

    /** It does not happen, if it has not happened yet. */
    void cancel();
  }

  /** What time it is. */
  Instant now();

  /** Has {@code work} done once {@code delay} has passed, on a thread of this timeline. */
  Planned after(Duration delay, Runnable work);

  /** The wall's time. */
  static Timeline real() {
    return RealTimeline.WALL;
  }

  /**
   * A time in which {@code factor} seconds pass for each of the wall's.
   *
   * @throws IllegalArgumentException if the factor is not positive
   */
  static Timeline faster(double factor) {
    return new RealTimeline(factor);
  }
}
