package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.bmc.MediaRules;
import io.prestagelab.emulator.media.MediaLimits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which media a BMC accepts, as a configuration file says it.
 *
 * @param maxMiB longest medium, in MiB
 * @param patienceSeconds how long a server of media may be silent
 * @param fetchSeconds how long fetching a whole medium may take
 * @param redirectsToOtherHosts whether a redirect may leave the image's host
 * @param onlyIso whether something that is no ISO image is refused
 * @param maxUrl longest URL of a medium, in characters
 * @param attachMode {@code attached} or {@code detached}: whether the server is shown media
 */
public record MediaConfig(
    @Nullable Integer maxMiB,
    @Nullable Integer patienceSeconds,
    @Nullable Integer fetchSeconds,
    @Nullable Boolean redirectsToOtherHosts,
    @Nullable Boolean onlyIso,
    @Nullable Integer maxUrl,
    @Nullable String attachMode) {

  MediaRules rules() {
    MediaLimits usual = MediaLimits.USUAL;
    MediaLimits limits =
        new MediaLimits(
            maxMiB == null ? usual.maxBytes() : (long) maxMiB << 20,
            PowerConfig.seconds(patienceSeconds, usual.patience()),
            PowerConfig.seconds(fetchSeconds, usual.fetchLimit()),
            Objects.requireNonNullElse(redirectsToOtherHosts, usual.redirectsToOtherHosts()),
            Objects.requireNonNullElse(onlyIso, usual.onlyIso()));
    int url = Objects.requireNonNullElse(maxUrl, MediaRules.USUAL.longestUrl());
    return new MediaRules(limits, url, isAttached());
  }

  private boolean isAttached() {
    String mode = attachMode == null ? "attached" : attachMode;
    return switch (mode) {
      case "attached" -> true;
      case "detached" -> false;
      default ->
          throw new IllegalArgumentException(
              "attachMode '" + mode + "'; 'attached' and 'detached' are possible");
    };
  }
}
