package io.prestagelab.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What the machine's processors were busy with from some moment on, as Linux counts it. */
final class Processors {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int USER = 0;
  private static final int NICE = 1;
  private static final int SYSTEM = 2;
  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int STOLEN = 7;

  private final long[] before = ticks();

  /** Clock ticks by kind since the machine started; none where they are not told. */
  private static long[] ticks() {
    try {
      String first = Files.readAllLines(STAT).get(0);
      return Arrays.stream(first.strip().split(" +")).skip(1).mapToLong(Long::parseLong).toArray();
    } catch (IOException | NumberFormatException e) {
      return new long[0];
    }
  }

  /** In one line. */
  String line() {
    long[] now = ticks();
    if (before.length <= STOLEN || now.length <= STOLEN) {
      return "Processors: not told here";
    }
    long all = 0;
    for (int i = 0; i <= STOLEN; i++) {
      all += now[i] - before[i];
    }
    return String.format(
        Locale.ROOT,
        "Processors: programs %.0f %%, kernel %.0f %%, waiting for disks %.0f %%, idle %.0f %%, taken by other machines %.0f %%",
        share(now, all, USER) + share(now, all, NICE),
        share(now, all, SYSTEM),
        share(now, all, WAITING),
        share(now, all, IDLE),
        share(now, all, STOLEN));
  }

  private double share(long[] now, long all, int kind) {
    return 100.0 * (now[kind] - before[kind]) / Math.max(1, all);
  }
}
