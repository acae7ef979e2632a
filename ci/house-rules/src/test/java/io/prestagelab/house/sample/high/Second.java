package io.prestagelab.house.sample.high;

/** Needs the next. */
public final class Second {
  /** The next. */
  public ThirdHelper next() {
    return new ThirdHelper();
  }
}
