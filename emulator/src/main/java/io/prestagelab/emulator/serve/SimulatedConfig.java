package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.host.SimulatedModel.Behaviour;
import io.prestagelab.emulator.host.SimulatedModel.Bundle;
import io.prestagelab.emulator.host.SimulatedModel.Failure;
import io.prestagelab.emulator.host.SimulatedModel.Pace;
import io.prestagelab.emulator.host.SimulatedModel.Software;
import io.prestagelab.emulator.host.Timeline;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated server does and how fast, as a configuration file says it.
 *
 * @param speed how many of its seconds pass in one
 * @param postSeconds the firmware's self-test
 * @param kernelSeconds from boot loader to installer or login
 * @param mediaKiBPerSecond bandwidth of medium and network
 * @param diskKiBPerSecond bandwidth of the disk
 * @param mediaMiB how much of a medium a boot reads at most
 * @param bundleMiB size of the prestaged bundle
 * @param bundle {@code valid}, {@code invalid} or {@code absent}
 * @param release software release that is installed
 * @param content URL above Packages/ and repodata/ that a remote installation fetches
 * @param failure {@code none}, {@code panic}, {@code hang} or {@code installation}
 * @param ignoresPowerButton whether its operating system ignores ACPI
 */
public record SimulatedConfig(
    @Nullable Double speed,
    @Nullable Integer postSeconds,
    @Nullable Integer kernelSeconds,
    @Nullable Integer mediaKiBPerSecond,
    @Nullable Integer diskKiBPerSecond,
    @Nullable Integer mediaMiB,
    @Nullable Integer bundleMiB,
    @Nullable String bundle,
    @Nullable String release,
    @Nullable String content,
    @Nullable String failure,
    @Nullable Boolean ignoresPowerButton) {

  Timeline timeline() {
    return speed == null ? Timeline.real() : Timeline.faster(speed);
  }

  SimulatedModel model() {
    return new SimulatedModel(pace(), software(), behaviour());
  }

  private Pace pace() {
    Pace usual = SimulatedModel.USUAL.pace();
    return new Pace(
        PowerConfig.seconds(postSeconds, usual.post()),
        PowerConfig.seconds(kernelSeconds, usual.kernel()),
        scaled(mediaKiBPerSecond, 10, usual.mediaBytesPerSecond()),
        scaled(diskKiBPerSecond, 10, usual.diskBytesPerSecond()));
  }

  private Software software() {
    Software usual = SimulatedModel.USUAL.software();
    return new Software(
        Objects.requireNonNullElse(release, usual.release()),
        scaled(mediaMiB, 20, usual.mediaBytes()),
        Bundle.valueOf(upper(bundle, usual.bundle())),
        scaled(bundleMiB, 20, usual.bundleBytes()),
        content == null ? null : URI.create(content));
  }

  private Behaviour behaviour() {
    Behaviour usual = SimulatedModel.USUAL.behaviour();
    return new Behaviour(
        true,
        Failure.valueOf(upper(failure, usual.failure())),
        Objects.requireNonNullElse(ignoresPowerButton, usual.ignoresPowerButton()));
  }

  private static long scaled(@Nullable Integer value, int shift, long otherwise) {
    return value == null ? otherwise : (long) value << shift;
  }

  private static String upper(@Nullable String word, Enum<?> otherwise) {
    return word == null ? otherwise.name() : word.toUpperCase(Locale.ROOT);
  }
}
