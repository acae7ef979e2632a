package io.prestagelab.harness.lab;

import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.harness.redfish.BootSource;
import io.prestagelab.harness.redfish.RedfishClient;
import java.util.Optional;

/** A server that boots a prestaged ISO from its bootable device and prestages itself. */
final class Prestaging {
  private static final String COMPLETE = "Prestaging post: prestaging complete";

  private final SubcloudLab lab;

  Prestaging(SubcloudLab lab) {
    this.lab = lab;
  }

  void run() {
    VirtualServer server = lab.server();
    try (RedfishClient bmc = server.connect()) {
      lab.stages().own("Power on, boot from the prestaged ISO");
      bmc.powerOff();
      bmc.bootOnceFrom(BootSource.USB, server.bootMode());
      bmc.powerOn();
      lab.stages().guest("Prestaging: the server installs its bundle");
      awaitEnd(server.watch());
      lab.stages().own("Power off");
      bmc.powerOff();
    }
    lab.stages().end();
  }

  private static void awaitEnd(GuestWatch watch) {
    watch.<Boolean>await(
        "'" + COMPLETE + "'",
        event ->
            event instanceof GuestEvent.LogLine line && line.text().endsWith(COMPLETE)
                ? Optional.of(true)
                : Optional.empty());
    watch.<Boolean>await(
        "the reset that ends the prestaging",
        event ->
            event instanceof GuestEvent.PoweredOff
                    || (event instanceof GuestEvent.Booted booted
                        && booted.cause() == BootCause.GUEST_RESET)
                ? Optional.of(true)
                : Optional.empty());
  }
}
