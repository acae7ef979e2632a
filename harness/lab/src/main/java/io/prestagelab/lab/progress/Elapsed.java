package io.prestagelab.lab.progress;

import java.time.Duration;
import java.util.Locale;

/** Durations and sizes in the words of the display. */
public final class Elapsed {
  private Elapsed() {}

  /** Seconds with one digit, or minutes and seconds. */
  public static String text(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return String.format(
        Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
  }

  /** A size in kB, MB or GB (powers of ten). */
  public static String size(long bytes) {
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
  }
}
