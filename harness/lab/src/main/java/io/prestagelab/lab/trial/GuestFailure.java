package io.prestagelab.lab.trial;

import java.time.Duration;

/** A server will not get any further: it said so, it died, or it makes no progress. */
public final class GuestFailure extends RuntimeException {
  private final String category;
  private final String reason;
  private final long said;

  /** Of that category, in one line. */
  public GuestFailure(String category, String reason) {
    this(category, reason, System.nanoTime());
  }

  /** The same, known since {@code said}, a value of {@link System#nanoTime}. */
  GuestFailure(String category, String reason, long said) {
    super(category + ": " + reason);
    this.category = category;
    this.reason = reason;
    this.said = said;
  }

  /** Time since the server said it. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - said);
  }

  /** The kind of message, or the step. */
  public String category() {
    return category;
  }

  /** What was said or did not happen. */
  public String reason() {
    return reason;
  }
}
