package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.tls.TlsIdentity;
import java.net.InetSocketAddress;
import java.net.URI;
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

  /** How long it goes on answering before: a client that asked for it can close its session. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final UUID uuid = UUID.randomUUID();
  private final Clock clock;
  private final Systems systems;
  private final TlsIdentity tls;
  private final Sessions sessions;
  private final ServiceNetwork network;
  private final Subscriptions subscriptions;
  private volatile String firmware = FIRMWARE;
  private volatile @Nullable Instant awayFrom;

  /** A service at {@code address}. */
  ServiceState(List<Bmc> bmcs, TlsIdentity tls, InetSocketAddress address) {
    this.systems = new Systems(bmcs);
    this.tls = tls;
    this.clock = systems.first().settings().clock();
    URI root = root(address, tls.isUsed());
    boolean hidden = address.getAddress().isLoopbackAddress();
    this.network =
        new ServiceNetwork(
            address,
            "bmc-" + systems.first().id().replaceAll("[^A-Za-z0-9]+", "-"),
            new Ssdp.Place(root, uuid, hidden));
    this.subscriptions = new Subscriptions(clock);
    this.sessions = new Sessions(clock, systems.first().settings().faults());
    bmcs.forEach(bmc -> bmc.addListener(event -> subscriptions.publish(bmc.id(), event)));
  }

  private static URI root(InetSocketAddress address, boolean tls) {
    String host = address.getAddress().getHostAddress();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create(
        (tls ? "https://" : "http://") + shown + ":" + address.getPort() + "/redfish/v1/");
  }

  /** Where it is reached. */
  ServiceNetwork network() {
    return network;
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

  /** The BMC restarts soon: its sessions are gone then, and it does not answer for a moment. */
  void restart() {
    awayFrom = clock.instant().plus(GRACE);
  }

  /**
   * Refuses while the BMC restarts.
   *
   * @throws RedfishError with 503
   */
  void checkPresence() {
    Instant from = awayFrom;
    if (from == null || clock.instant().isBefore(from)) {
      return;
    }
    sessions.closeAll();
    if (clock.instant().isBefore(from.plus(RESTART))) {
      String seconds = String.valueOf(RESTART.toSeconds());
      throw new RedfishError(503, Message.of(BaseMessage.SERVICE_TEMPORARILY_UNAVAILABLE, seconds))
          .withHeader("Retry-After", seconds);
    }
    awayFrom = null;
  }
}
