package io.prestagelab.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time that a build puts into what it makes: now, or SOURCE_DATE_EPOCH, which also bounds the
 * times of its inputs so that the same inputs give the same bytes.
 */
public final class BuildTime {

  private final Instant now;
  private final boolean fixed;

  private BuildTime(Instant now, boolean fixed) {
    this.now = now;
    this.fixed = fixed;
  }

  /** The time by the environment's SOURCE_DATE_EPOCH, in seconds since 1970, or the clock. */
  public static BuildTime fromEnvironment() {
    return of(System.getenv("SOURCE_DATE_EPOCH"));
  }

  /** The time of a given SOURCE_DATE_EPOCH; none takes the clock. */
  public static BuildTime of(@Nullable String epochSeconds) {
    if (epochSeconds == null || epochSeconds.isBlank()) {
      return new BuildTime(Instant.now().truncatedTo(ChronoUnit.SECONDS), false);
    }
    try {
      return new BuildTime(Instant.ofEpochSecond(Long.parseLong(epochSeconds.strip())), true);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "SOURCE_DATE_EPOCH is '" + epochSeconds + "': give seconds since 1970", e);
    }
  }

  public Instant now() {
    return now;
  }

  /** The time that a file's copy gets. */
  public Instant of(Path file) {
    try {
      Instant modified =
          Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
      return fixed && modified.isAfter(now) ? now : modified;
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }
}
