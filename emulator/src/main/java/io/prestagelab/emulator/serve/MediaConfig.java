package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.bmc.MediaRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which media a BMC accepts, as a configuration file says it.
 *
 * @param maxMiB longest medium, in MiB
 * @param patienceSeconds how long a server of media may be silent
 * @param fetchSeconds how long fetching a whole medium may take
 * @param redirectsToOtherHosts whether a redirect may leave the image's host
 */
public record MediaConfig(
    @Nullable Integer maxMiB,
    @Nullable Integer patienceSeconds,
    @Nullable Integer fetchSeconds,
    @Nullable Boolean redirectsToOtherHosts) {

  MediaRules rules() {
    MediaRules usual = MediaRules.USUAL;
    return new MediaRules(
        maxMiB == null ? usual.maxBytes() : (long) maxMiB << 20,
        PowerConfig.seconds(patienceSeconds, usual.patience()),
        PowerConfig.seconds(fetchSeconds, usual.fetchLimit()),
        Objects.requireNonNullElse(redirectsToOtherHosts, usual.redirectsToOtherHosts()));
  }
}
