package io.prestagelab.emulator;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.host.SimulatedHost;
import java.nio.file.Path;

/** One BMC with system {@code s1} on a simulated server, administrator admin/password. */
final class SimulatedBmc implements AutoCloseable {

  static final String SYSTEM = "/redfish/v1/Systems/s1";

  final BmcServer server;
  final SimulatedHost host = new SimulatedHost("s1");
  final Bmc bmc;

  SimulatedBmc(Path folder) {
    this(BmcServerSettings.in(folder), BmcSettings.of("s1", folder));
  }

  SimulatedBmc(BmcServerSettings settings, BmcSettings bmcSettings) {
    server = new BmcServer(settings);
    bmc = server.add(bmcSettings, host);
    server.start();
  }

  RedfishClient anonymous() {
    return new RedfishClient(server.url(bmc));
  }

  RedfishClient admin() {
    return anonymous().basic("admin", "password");
  }

  @Override
  public void close() {
    server.close();
  }
}
