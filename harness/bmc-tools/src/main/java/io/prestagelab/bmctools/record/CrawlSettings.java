package io.prestagelab.bmctools.record;

import java.net.URI;
import java.time.Duration;

/**
 * What is to be read from a BMC.
 *
 * @param address {@code https://host:port}
 * @param user account to log in with
 * @param password its password; never shown, never written
 * @param resources most resources to read
 * @param bytes most bytes of them
 * @param depth most links from the service root
 * @param time longest time in all
 * @param answer longest wait for one answer
 * @param identities whether serial numbers, addresses and names stay as they are
 */
public record CrawlSettings(
    URI address,
    String user,
    String password,
    int resources,
    long bytes,
    int depth,
    Duration time,
    Duration answer,
    boolean identities) {

  /** Usual limits; safe to publish. */
  public static CrawlSettings of(URI address, String user, String password) {
    return new CrawlSettings(
        address,
        user,
        password,
        10_000,
        48L << 20,
        32,
        Duration.ofMinutes(30),
        Duration.ofSeconds(60),
        false);
  }

  /** The same with other limits. */
  public CrawlSettings within(int mostResources, Duration longest) {
    return new CrawlSettings(
        address, user, password, mostResources, bytes, depth, longest, answer, identities);
  }

  /** The same with identities as they are. */
  public CrawlSettings withIdentities() {
    return new CrawlSettings(address, user, password, resources, bytes, depth, time, answer, true);
  }

  @Override
  public String toString() {
    return "%s as %s".formatted(address, user);
  }
}
