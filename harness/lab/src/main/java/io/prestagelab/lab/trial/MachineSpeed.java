package io.prestagelab.lab.trial;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** How slow this machine is just now, by a piece of work whose time on a quiet one is known. */
final class MachineSpeed {
  private static final int MEBIBYTES = 32;
  private static final double QUIET_SECONDS = 0.08;
  private static final double SLOWEST = 10;

  private MachineSpeed() {}

  /** 1 on a quiet machine of today, more on a slower or busier one, 10 at most. */
  static double slowness() {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] block = new byte[1 << 20];
      long start = System.nanoTime();
      for (int i = 0; i < MEBIBYTES; i++) {
        digest.update(block);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return Math.max(1, Math.min(SLOWEST, seconds / QUIET_SECONDS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no MD5", e);
    }
  }

  /** {@code quiet} as it is to be taken on this machine now. */
  static Duration scaled(Duration quiet) {
    return Duration.ofNanos((long) (quiet.toNanos() * slowness()));
  }
}
