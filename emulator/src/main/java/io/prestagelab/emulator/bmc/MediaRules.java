package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.media.MediaLimits;
import io.prestagelab.emulator.media.MediaRequest;
import java.net.URI;
import java.nio.file.Path;

/**
 * Which media a BMC accepts.
 *
 * @param limits bounds of fetching them
 * @param longestUrl longest URL of a medium, in characters
 * @param attached whether the server is shown what is inserted (Dell's attach mode)
 */
public record MediaRules(MediaLimits limits, int longestUrl, boolean attached) {

  /** The usual bounds; URLs as long as requests can be. */
  public static final MediaRules USUAL = new MediaRules(MediaLimits.USUAL, 1 << 20, true);

  public MediaRules {
    if (longestUrl < 1) {
      throw new IllegalArgumentException("longest URL " + longestUrl + ": at least 1 character");
    }
  }

  /** A request for {@code image} within these rules. */
  public MediaRequest request(URI image, Path scratch) {
    return MediaRequest.of(image, limits, scratch);
  }
}
