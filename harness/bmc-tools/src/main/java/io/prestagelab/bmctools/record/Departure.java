package io.prestagelab.bmctools.record;

/**
 * Where a client did not do what the recorded one did.
 *
 * @param kind in which way
 * @param text one line: what was expected, and what came
 */
public record Departure(Kind kind, String text) {

  /** Ways to depart. */
  public enum Kind {
    /** A request that the recording does not have. */
    UNEXPECTED,
    /** A request that came earlier than it was recorded. */
    ORDER,
    /** Another body. */
    BODY,
    /** Another {@code If-Match}, or another way to say who asks. */
    HEADER,
    /** A request that did not come. */
    MISSING
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + ": " + text;
  }
}
