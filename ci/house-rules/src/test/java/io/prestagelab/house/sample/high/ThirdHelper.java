package io.prestagelab.house.sample.high;

/** Needs the first again, and has a name that says nothing. */
public final class ThirdHelper {
  /** The first. */
  public First next() {
    return new First();
  }
}
