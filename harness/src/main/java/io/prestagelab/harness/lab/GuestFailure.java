package io.prestagelab.harness.lab;

/** A server will not get any further: it said so, it died, or it makes no progress. */
public final class GuestFailure extends RuntimeException {
  private final String category;
  private final String reason;

  /** Of that category, in one line. */
  public GuestFailure(String category, String reason) {
    super(category + ": " + reason);
    this.category = category;
    this.reason = reason;
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
