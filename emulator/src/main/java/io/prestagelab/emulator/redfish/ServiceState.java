package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.tls.TlsIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a service is and remembers: its systems, sessions, subscriptions; resources ask it. */
final class ServiceState {

  /** The BMC's own version, until it is updated. */
  static final String FIRMWARE = "0.1.0";

  /** How long a BMC that restarts does not answer. */
  private static final Duration RESTART = Duration.ofSeconds(2);

  private final UUID uuid = UUID.randomUUID();
  private final Clock clock;
  private final Systems systems;
  private final TlsIdentity tls;
  private final Sessions sessions;
  private final Subscriptions subscriptions = new Subscriptions();
  private volatile String firmware = FIRMWARE;
  private volatile @Nullable Instant awayUntil;

  ServiceState(List<Bmc> bmcs, TlsIdentity tls) {
    this.systems = new Systems(bmcs);
    this.tls = tls;
    this.clock = systems.first().settings().clock();
    this.sessions =
        new Sessions(clock, () -> systems.first().settings().faults().bmc().sessionLostAfterMs());
    bmcs.forEach(bmc -> bmc.addListener(event -> subscriptions.publish(bmc.id(), event)));
  }

  UUID uuid() {
    return uuid;
  }

  Clock clock() {
    return clock;
  }

  Systems systems() {
    return systems;
  }

  Sessions sessions() {
    return sessions;
  }

  /** The certificate of all services of this process. */
  TlsIdentity tls() {
    return tls;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  /** The version of the BMC's firmware. */
  String firmware() {
    return firmware;
  }

  /** The BMC's firmware is {@code version} from now on. */
  void installed(String version) {
    firmware = version;
  }

  /** The BMC restarts: its sessions are gone, and it does not answer for a moment. */
  void restart() {
    sessions.closeAll();
    awayUntil = clock.instant().plus(RESTART);
  }

  /**
   * Refuses while the BMC restarts.
   *
   * @throws RedfishError with 503
   */
  void checkPresence() {
    Instant until = awayUntil;
    if (until == null) {
      return;
    }
    if (clock.instant().isBefore(until)) {
      String seconds = String.valueOf(RESTART.toSeconds());
      throw new RedfishError(503, Message.of(BaseMessage.SERVICE_TEMPORARILY_UNAVAILABLE, seconds))
          .withHeader("Retry-After", seconds);
    }
    awayUntil = null;
  }
}
