package io.prestagelab.emulator.bmc;

import java.time.Duration;

/**
 * How long a server's power takes. Real BMCs differ in what follows a graceful shutdown that the
 * operating system ignores: some leave the server on, some cut its power in the end.
 *
 * @param on from the command to running firmware, seen as PoweringOn
 * @param off from the command to no power, seen as PoweringOff
 * @param gracefulLimit how long an operating system may take to shut down
 * @param forceAfterLimit whether the power is cut then; otherwise the server is On again
 */
public record PowerModel(
    Duration on, Duration off, Duration gracefulLimit, boolean forceAfterLimit) {

  /** At once; an operating system has five minutes, then the server stays on. */
  public static final PowerModel USUAL =
      new PowerModel(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5), false);

  public PowerModel {
    if (on.isNegative() || off.isNegative() || gracefulLimit.isNegative()) {
      throw new IllegalArgumentException("a time of the power model is negative");
    }
  }
}
