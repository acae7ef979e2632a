package io.prestagelab.bmctools.check;

/** How a check ended. */
public enum CheckOutcome {
  /** As required. */
  PASS,
  /** Works, but not for everybody or not always. */
  WARN,
  /** At least one client stops here. */
  FAIL,
  /** Not looked at, because something before it is missing. */
  SKIP
}
