package io.prestagelab.cli;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.image.install.Generation;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.runs.folder.LabHome;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Mixin: the options of commands that say themselves what server they run. */
final class NewServerOptions {
  @Option(
      names = "--firmware",
      defaultValue = "bios",
      description = "bios or uefi; default ${DEFAULT-VALUE}.")
  private Firmware firmware = Firmware.BIOS;

  @Option(
      names = "--generation",
      defaultValue = "centos",
      description =
          "Of the lab's own ISO: centos (the document's) or debian (since 22.12); default"
              + " ${DEFAULT-VALUE}. With --iso the ISO says it.")
  private Generation generation = Generation.CENTOS;

  @Mixin private KickstartOptions kickstarts = new KickstartOptions();

  @Mixin private MachineOptions machine = new MachineOptions();

  NewServerOptions() {}

  /** The server's firmware. */
  Firmware firmware() {
    return firmware;
  }

  /** That of its installation ISO. */
  Generation generation() {
    return machine.iso() == null ? generation : KickstartOptions.generation(machine.iso());
  }

  /** Whether disk images and ISOs stay in the run's folder. */
  boolean keepDisks() {
    return machine.keepDisks();
  }

  /** Settings of such a server, before anything was checked. */
  LabSettings settings(LabHome home) {
    Path usual = generation == Generation.DEBIAN ? home.debianIso() : home.installationIso();
    Path given = machine.iso() == null ? usual : machine.iso();
    return LabSettings.of(kickstarts.in(given, home)).withFirmware(firmware);
  }

  /** As {@link MachineOptions#ready}. */
  LabSettings ready(LabSettings settings, LabHome home, PrintStream out) {
    return machine.ready(settings, home, out);
  }
}
