package io.prestagelab.bmctools.check;

import java.time.Duration;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param kibPerSecond how fast the server reads the virtual medium; 0 if not known
 * @param insert how long the BMC took to have the canary inserted
 * @param canaryBytes the canary's size
 */
public record Measured(long kibPerSecond, Duration insert, long canaryBytes) {

  static final Measured NOTHING = new Measured(0, Duration.ZERO, 0);

  /** How long reading {@code mebibytes} over this virtual medium takes. */
  public Duration reading(long mebibytes) {
    return Duration.ofSeconds(mebibytes * 1024 / Math.max(1, kibPerSecond));
  }

  /** A rate in words. */
  public String rate() {
    return kibPerSecond >= 1024
        ? String.format(Locale.ROOT, "%.1f MiB/s", kibPerSecond / 1024.0)
        : kibPerSecond + " KiB/s";
  }
}
