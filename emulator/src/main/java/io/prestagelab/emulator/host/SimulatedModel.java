package io.prestagelab.emulator.host;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated server does with its power, and how long that takes.
 *
 * @param pace how long things take
 * @param software what is installed, and from where
 * @param behaviour what its guests do
 */
public record SimulatedModel(Pace pace, Software software, Behaviour behaviour) {

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

  /**
   * How long things take.
   *
   * @param post the firmware's self-test
   * @param kernel from the boot loader to the first line of an installer or of the installed system
   * @param mediaBytesPerSecond bandwidth of its virtual medium and of its network
   * @param diskBytesPerSecond bandwidth of its disk
   */
  public record Pace(
      Duration post, Duration kernel, long mediaBytesPerSecond, long diskBytesPerSecond) {

    /**
     * @throws IllegalArgumentException if time goes backwards or nothing moves
     */
    public Pace {
      if (post.isNegative() || kernel.isNegative()) {
        throw new IllegalArgumentException("a time of the simulated server is negative");
      }
      if (mediaBytesPerSecond < 1 || diskBytesPerSecond < 1) {
        throw new IllegalArgumentException(
            "bandwidths of a simulated server are at least 1 byte/s");
      }
    }

    static Duration time(long bytes, long bytesPerSecond) {
      return Duration.ofMillis(Math.round(bytes * 1000.0 / bytesPerSecond));
    }
  }

  /**
   * What is installed, and from where.
   *
   * @param release software release that is installed, {@code 21.12} for instance
   * @param mediaBytes how much of a medium a boot from it reads at most
   * @param bundle what the Platform Backup partition of its disk holds when it is new
   * @param bundleBytes size of a prestaged bundle
   * @param content where a remote installation fetches {@code Packages/} and {@code repodata/}, or
   *     null: then the time is modelled and nothing is fetched
   */
  public record Software(
      String release, long mediaBytes, Bundle bundle, long bundleBytes, @Nullable URI content) {

    /**
     * @throws IllegalArgumentException if a size is negative
     */
    public Software {
      if (mediaBytes < 0 || bundleBytes < 0) {
        throw new IllegalArgumentException("sizes of a simulated server are at least 0");
      }
    }
  }

  /**
   * What its guests do.
   *
   * @param boots whether they do anything at all; otherwise firmware boots and that is it
   * @param failure what goes wrong in them
   * @param ignoresPowerButton whether the operating system ignores ACPI
   */
  public record Behaviour(boolean boots, Failure failure, boolean ignoresPowerButton) {}

  /** A server of the usual size: slow self-test, medium at 10 MiB/s, disk at 200 MiB/s. */
  public static final SimulatedModel USUAL =
      new SimulatedModel(
          new Pace(Duration.ofSeconds(45), Duration.ofSeconds(30), 10L << 20, 200L << 20),
          new Software("21.12", 120L << 20, Bundle.ABSENT, 4L << 30, null),
          new Behaviour(true, Failure.NONE, false));

  /** The firmware boots at once, and the guest does nothing. */
  public static final SimulatedModel IDLE =
      new SimulatedModel(
          new Pace(Duration.ZERO, Duration.ZERO, 1 << 30, 1 << 30),
          USUAL.software(),
          new Behaviour(false, Failure.NONE, false));

  /** The same server with this on its backup partition. */
  public SimulatedModel withBundle(Bundle bundle) {
    return with(
        new Software(
            software.release(),
            software.mediaBytes(),
            bundle,
            software.bundleBytes(),
            software.content()));
  }

  /** The same server with its packages at {@code url}. */
  public SimulatedModel withContent(URI url) {
    return with(
        new Software(
            software.release(),
            software.mediaBytes(),
            software.bundle(),
            software.bundleBytes(),
            url));
  }

  private SimulatedModel with(Software other) {
    return new SimulatedModel(pace, other, behaviour);
  }

  /** The same server whose guests fail like this. */
  public SimulatedModel withFailure(Failure failure) {
    return with(new Behaviour(behaviour.boots(), failure, behaviour.ignoresPowerButton()));
  }

  /** The same server with an operating system that ignores the power button. */
  public SimulatedModel ignoringPowerButton() {
    return with(new Behaviour(behaviour.boots(), behaviour.failure(), true));
  }

  private SimulatedModel with(Behaviour other) {
    return new SimulatedModel(pace, software, other);
  }
}
