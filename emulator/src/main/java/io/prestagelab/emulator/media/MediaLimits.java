package io.prestagelab.emulator.media;

import java.time.Duration;

/**
 * Within which bounds media are fetched.
 *
 * @param maxBytes longest medium accepted
 * @param patience limit of one HTTP exchange that shows no progress
 * @param fetchLimit limit of fetching a whole medium
 * @param redirectsToOtherHosts whether a redirect may leave the image's host
 * @param onlyIso whether something that is no ISO 9660 image is refused
 */
public record MediaLimits(
    long maxBytes,
    Duration patience,
    Duration fetchLimit,
    boolean redirectsToOtherHosts,
    boolean onlyIso) {

  /** 16 GiB, more than any installation ISO; a minute; two hours; no other hosts; anything. */
  public static final MediaLimits USUAL =
      new MediaLimits(16L << 30, Duration.ofSeconds(60), Duration.ofHours(2), false, false);

  public MediaLimits {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("longest medium " + maxBytes + ": at least 1 byte");
    }
    if (!isSome(patience) || !isSome(fetchLimit)) {
      throw new IllegalArgumentException("patience and limit of media must be positive");
    }
  }

  private static boolean isSome(Duration time) {
    return !time.isNegative() && !time.isZero();
  }

  /** The same for media of at most so many bytes. */
  MediaLimits upTo(long bytes) {
    return new MediaLimits(bytes, patience, fetchLimit, redirectsToOtherHosts, onlyIso);
  }
}
