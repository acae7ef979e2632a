package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.media.MediaRequest.Transfer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Which media a BMC accepts.
 *
 * @param maxBytes longest medium
 * @param patience how long a server of media may be silent
 * @param fetchLimit how long fetching a whole medium may take
 * @param redirectsToOtherHosts whether a redirect may leave the image's host
 */
public record MediaRules(
    long maxBytes, Duration patience, Duration fetchLimit, boolean redirectsToOtherHosts) {

  /** 16 GiB, a minute of silence, two hours, no redirects to other hosts. */
  public static final MediaRules USUAL =
      new MediaRules(
          MediaRequest.DEFAULT_MAX_BYTES, Duration.ofSeconds(60), Duration.ofHours(2), false);

  public MediaRules {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("longest medium " + maxBytes + ": at least 1 byte");
    }
    if (!isSome(patience) || !isSome(fetchLimit)) {
      throw new IllegalArgumentException("patience and limit of media must be positive");
    }
  }

  /** A request for {@code image} within these rules. */
  public MediaRequest request(URI image, Path scratch) {
    return new MediaRequest(
        image,
        null,
        null,
        maxBytes,
        patience,
        fetchLimit,
        Transfer.AUTO,
        redirectsToOtherHosts,
        scratch);
  }

  private static boolean isSome(Duration time) {
    return !time.isNegative() && !time.isZero();
  }
}
