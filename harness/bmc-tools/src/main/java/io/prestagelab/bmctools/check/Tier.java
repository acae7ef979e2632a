package io.prestagelab.bmctools.check;

/** How far a check may go. Each tier includes those before it. */
public enum Tier {
  /** Reads only; opens and closes one session. */
  READ_ONLY("reads only"),
  /** Inserts the canary ISO and ejects it; the power is not touched. */
  MEDIA("inserts and ejects a medium"),
  /** Takes the power away, boots the canary ISO once, and restores what was. */
  FULL("powers the server off and boots it from the canary ISO");

  private final String deed;

  Tier(String deed) {
    this.deed = deed;
  }

  /** What it does to the server, in words. */
  public String deed() {
    return deed;
  }

  boolean includes(Tier other) {
    return compareTo(other) >= 0;
  }
}
