package io.prestagelab.lab.plan;

/**
 * Subclouds that are alike.
 *
 * @param name what they are called
 * @param count how many there are
 * @param link bytes a second of each one's own link
 * @param latency there and back, in seconds
 * @param media bytes a second at which the BMC reads virtual media
 * @param disk bytes a second at which a prestaged bundle is checked and copied
 * @param prestaged whether there is a bundle
 * @param fallback probability that a prestaged one installs remotely all the same
 * @param sizes what is moved
 * @param times what takes a fixed time
 * @param failures how probable each failure is
 */
public record FleetClass(
    String name,
    int count,
    double link,
    double latency,
    double media,
    double disk,
    boolean prestaged,
    double fallback,
    Sizes sizes,
    Times times,
    Failures failures) {

  /**
   * What is moved, in bytes.
   *
   * @param miniboot read from the virtual medium
   * @param packages fetched by a remote installation
   * @param bundle checked and copied by a local installation
   */
  public record Sizes(double miniboot, double packages, double bundle) {}

  /**
   * What takes a fixed time, in seconds.
   *
   * @param prepare the controller's steps up to power-on, without round trips
   * @param post the firmware's self-test
   * @param kernel from the boot loader to the installer, or to the login
   * @param install the installer's own work
   * @param notice until a server that says nothing is given up
   * @param spread standard deviation of each of them but the last, as a part of it
   */
  public record Times(
      double prepare, double post, double kernel, double install, double notice, double spread) {}

  /**
   * How probable each failure is, for each attempt.
   *
   * @param bmc the BMC refuses a step, which is known at once
   * @param media the medium is lost while it is read, which is known at once
   * @param boot the server hangs once the kernel runs
   * @param install the installation stops half-way
   */
  public record Failures(double bmc, double media, double boot, double install) {
    static final Failures NONE = new Failures(0, 0, 0, 0);
  }

  /** Bytes in flight at most: those of one request of a BMC, of one connection of a server. */
  private static final double MEDIA_WINDOW = 1 << 20;

  private static final double PACKAGES_WINDOW = 4 << 20;

  /** Round trips of subcloud add before power-on. */
  private static final int ROUND_TRIPS = 20;

  /** The most that the medium comes at, when nobody else uses the uplink. */
  double mediaCap() {
    return Math.min(media, Math.min(link, windowed(MEDIA_WINDOW)));
  }

  /** The most that packages come at. */
  double packagesCap() {
    return Math.min(link, windowed(PACKAGES_WINDOW));
  }

  private double windowed(double window) {
    return latency <= 0 ? Double.MAX_VALUE : window / latency;
  }

  /** The controller's steps with their round trips, in seconds. */
  double preparation() {
    return times.prepare() + ROUND_TRIPS * latency;
  }

  /** The same ones, prestaged or not. */
  public FleetClass prestaged(boolean other) {
    return new FleetClass(
        name, count, link, latency, media, disk, other, fallback, sizes, times, failures);
  }

  /** The same ones with this probability of a silent fallback. */
  public FleetClass withFallback(double other) {
    return new FleetClass(
        name, count, link, latency, media, disk, prestaged, other, sizes, times, failures);
  }

  /** The same ones at the end of such a link. */
  public FleetClass withLink(double other) {
    return new FleetClass(
        name, count, other, latency, media, disk, prestaged, fallback, sizes, times, failures);
  }

  /** So many of the same. */
  public FleetClass withCount(int other) {
    return new FleetClass(
        name, other, link, latency, media, disk, prestaged, fallback, sizes, times, failures);
  }
}
