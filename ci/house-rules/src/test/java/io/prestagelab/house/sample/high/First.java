package io.prestagelab.house.sample.high;

/** Needs the next. */
public final class First {
  /** The next. */
  public Second next() {
    return new Second();
  }
}
