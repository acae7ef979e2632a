package io.prestagelab.lab.trial;

import io.prestagelab.bmctools.client.BootSource;
import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.emulator.host.BootCause;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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

  /** Until the power is cut, when the installer or a kickstart says {@code line}. */
  void cutAt(String line) {
    boot(watch -> awaitLine(watch, event -> Optional.of(event.line()), line));
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
        server.watch().beginAnew();
      }
    }
  }

  private static void awaitLine(
      GuestWatch watch, Function<GuestEvent, Optional<String>> lines, String wanted) {
    watch.<Boolean>await(
        "'" + wanted + "'",
        event -> lines.apply(event).filter(line -> line.contains(wanted)).map(line -> true));
  }

  private void awaitEnd(GuestWatch watch) {
    awaitLine(watch, lab.installer()::kickstartLine, lab.installer().prestaged());
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
