package io.prestagelab.emulator.host;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated server does with its power, and how long that takes.
 *
 * @param boots whether its guests do anything at all; otherwise firmware boots and that is it
 * @param post the firmware's self-test
 * @param kernel from the boot loader to the first line of an installer or of the installed system
 * @param mediaBytesPerSecond bandwidth of its virtual medium and of its network
 * @param diskBytesPerSecond bandwidth of its disk
 * @param mediaBytes how much of a medium a boot from it reads at most
 * @param bundleBytes size of a prestaged bundle
 * @param bundle what the Platform Backup partition of its disk holds when it is new
 * @param release software release that is installed, {@code 21.12} for instance
 * @param content where a remote installation fetches {@code Packages/} and {@code repodata/}, or
 *     null: then the time is modelled and nothing is fetched
 * @param failure what goes wrong in the guest
 * @param ignoresPowerButton whether the operating system ignores ACPI
 */
public record SimulatedModel(
    boolean boots,
    Duration post,
    Duration kernel,
    long mediaBytesPerSecond,
    long diskBytesPerSecond,
    long mediaBytes,
    long bundleBytes,
    Bundle bundle,
    String release,
    @Nullable URI content,
    Failure failure,
    boolean ignoresPowerButton) {

  /** What is prestaged. */
  public enum Bundle {
    /** Image and checksums that fit. */
    VALID,
    /** The image's checksum does not fit. */
    INVALID,
    /** There is no Platform Backup partition. */
    ABSENT
  }

  /** What goes wrong in the guest. */
  public enum Failure {
    NONE,
    /** The kernel panics once it has been read. */
    PANIC,
    /** The installer says nothing more after its first checks. */
    HANG,
    /** The installer ends with its banner {@code Installation failed.} */
    INSTALLATION
  }

  /** The firmware boots at once, and the guest does nothing. */
  public static final SimulatedModel IDLE =
      new SimulatedModel(
          false,
          Duration.ZERO,
          Duration.ZERO,
          1 << 30,
          1 << 30,
          0,
          0,
          Bundle.ABSENT,
          "21.12",
          null,
          Failure.NONE,
          false);

  /** A server of the usual size: slow self-test, medium at 10 MiB/s, disk at 200 MiB/s. */
  public static final SimulatedModel USUAL =
      new SimulatedModel(
          true,
          Duration.ofSeconds(45),
          Duration.ofSeconds(30),
          10L << 20,
          200L << 20,
          120L << 20,
          4L << 30,
          Bundle.ABSENT,
          "21.12",
          null,
          Failure.NONE,
          false);

  public SimulatedModel {
    if (post.isNegative() || kernel.isNegative()) {
      throw new IllegalArgumentException("a time of the simulated server is negative");
    }
    if (mediaBytesPerSecond < 1 || diskBytesPerSecond < 1 || mediaBytes < 0 || bundleBytes < 0) {
      throw new IllegalArgumentException(
          "bandwidths of a simulated server are at least 1 byte/s, sizes at least 0");
    }
  }

  /** The same server with this on its backup partition. */
  public SimulatedModel withBundle(Bundle other) {
    return new SimulatedModel(
        boots,
        post,
        kernel,
        mediaBytesPerSecond,
        diskBytesPerSecond,
        mediaBytes,
        bundleBytes,
        other,
        release,
        content,
        failure,
        ignoresPowerButton);
  }

  /** The same server with its packages at {@code url}. */
  public SimulatedModel withContent(URI url) {
    return new SimulatedModel(
        boots,
        post,
        kernel,
        mediaBytesPerSecond,
        diskBytesPerSecond,
        mediaBytes,
        bundleBytes,
        bundle,
        release,
        url,
        failure,
        ignoresPowerButton);
  }

  /** The same server whose guests fail like this. */
  public SimulatedModel withFailure(Failure other) {
    return new SimulatedModel(
        boots,
        post,
        kernel,
        mediaBytesPerSecond,
        diskBytesPerSecond,
        mediaBytes,
        bundleBytes,
        bundle,
        release,
        content,
        other,
        ignoresPowerButton);
  }

  /** The same server with an operating system that ignores the power button. */
  public SimulatedModel ignoringPowerButton() {
    return new SimulatedModel(
        boots,
        post,
        kernel,
        mediaBytesPerSecond,
        diskBytesPerSecond,
        mediaBytes,
        bundleBytes,
        bundle,
        release,
        content,
        failure,
        true);
  }

  static Duration time(long bytes, long bytesPerSecond) {
    return Duration.ofMillis(Math.round(bytes * 1000.0 / bytesPerSecond));
  }
}
