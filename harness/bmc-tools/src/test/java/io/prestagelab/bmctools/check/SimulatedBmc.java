package io.prestagelab.bmctools.check;

import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.profile.Personality;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A BMC with a personality in front of a simulated server, to be checked. */
final class SimulatedBmc implements AutoCloseable {
  private final SimulatedHost host;
  private final BmcServer server;
  private final Bmc bmc;

  SimulatedBmc(Path folder, Personality personality) {
    this(folder, personality, new SimulatedHost("server1"));
  }

  SimulatedBmc(Path folder, Personality personality, SimulatedHost host) {
    this.host = host;
    server = new BmcServer(BmcServerSettings.in(folder));
    bmc = server.add(BmcSettings.of("server1", folder), host);
    server.wear(bmc, personality);
    server.start();
  }

  Bmc bmc() {
    return bmc;
  }

  URI address() {
    return URI.create("https://" + server.url(bmc).getAuthority());
  }

  SimulatedHost host() {
    return host;
  }

  CheckReport check(Tier tier) {
    return check(tier, Duration.ofSeconds(5));
  }

  CheckReport check(Tier tier, Duration limit) {
    return check(tier, limit, new FakeCanary(host));
  }

  CheckReport check(Tier tier, Duration limit, Canary canary) {
    CheckSettings settings =
        CheckSettings.of(address(), "admin", "password", tier).withLimit(limit);
    return new BmcCheck(settings, () -> canary, finding -> {}).run();
  }

  @Override
  public void close() {
    server.close();
  }
}
