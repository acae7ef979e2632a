package io.prestagelab.lab.trial;

import io.prestagelab.bmctools.client.BootSource;
import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.lab.console.FatalBank;
import java.util.Optional;
import java.util.function.Consumer;

/** A server that boots a prestaged ISO from its bootable device and prestages itself. */
final class Prestaging {
  private final SubcloudLab lab;

  Prestaging(SubcloudLab lab) {
    this.lab = lab;
  }

  /** Until its end. */
  void run() {
    boot(this::awaitEnd);
  }

  /** Until the power is cut, when the log says {@code line}. */
  void cutAt(String line) {
    boot(watch -> awaitAnyLine(watch, line));
  }

  private void boot(Consumer<GuestWatch> end) {
    VirtualServer server = lab.server();
    try (RedfishClient bmc = server.connect()) {
      lab.stages().own("Power on, boot from the prestaged ISO");
      bmc.powerOff();
      bmc.bootOnceFrom(BootSource.USB, server.bootMode());
      bmc.powerOn();
      lab.stages().guest("Prestaging: the server installs its bundle");
      try {
        end.accept(server.watch());
      } finally {
        server.record().picture("end of the prestaging");
        lab.stages().own("Power off");
        bmc.powerOff();
        lab.stages().end();
        server.watch().forgive(FatalBank.all());
      }
    }
  }

  /** Of the installer itself, or of a kickstart. */
  private static void awaitAnyLine(GuestWatch watch, String wanted) {
    watch.<Boolean>await(
        "'" + wanted + "'",
        event ->
            (event instanceof GuestEvent.LogLine log && log.text().contains(wanted))
                    || (event instanceof GuestEvent.ConsoleLine console
                        && console.text().contains(wanted))
                ? Optional.of(true)
                : Optional.empty());
  }

  private void awaitLine(GuestWatch watch, String end) {
    watch.<Boolean>await(
        "'" + end + "'",
        event ->
            lab.installer()
                .kickstartLine(event)
                .filter(line -> line.contains(end))
                .map(line -> true));
  }

  private void awaitEnd(GuestWatch watch) {
    awaitLine(watch, lab.installer().prestaged());
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
