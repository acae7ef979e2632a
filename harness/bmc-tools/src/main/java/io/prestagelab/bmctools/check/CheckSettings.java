package io.prestagelab.bmctools.check;

import java.net.URI;
import java.time.Duration;

/**
 * What is to be checked.
 *
 * @param address {@code https://host:port} of the BMC
 * @param user account to log in with
 * @param password its password; never shown
 * @param tier how far to go
 * @param limit how long a state may take to be reached: StarlingX waits 840 s for power
 * @param bootLimit how long the canary may take from power on to its report
 */
public record CheckSettings(
    URI address, String user, String password, Tier tier, Duration limit, Duration bootLimit) {

  /** Usual limits. */
  public static CheckSettings of(URI address, String user, String password, Tier tier) {
    return new CheckSettings(
        address, user, password, tier, Duration.ofMinutes(14), Duration.ofMinutes(15));
  }

  /** The same with another limit for states. */
  public CheckSettings withLimit(Duration longest) {
    return new CheckSettings(address, user, password, tier, longest, bootLimit);
  }

  /** The same with another limit for the boot of the canary. */
  public CheckSettings withBootLimit(Duration longest) {
    return new CheckSettings(address, user, password, tier, limit, longest);
  }

  @Override
  public String toString() {
    return "%s as %s, %s".formatted(address, user, tier);
  }
}
