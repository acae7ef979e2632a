package io.prestagelab.harness.cli;

import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.Accelerator;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.harness.LabException;
import io.prestagelab.harness.lab.AcceleratorChoice;
import io.prestagelab.harness.lab.Demo;
import io.prestagelab.harness.lab.LabSettings;
import io.prestagelab.harness.lab.Prerequisites;
import io.prestagelab.harness.run.LabHome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab demo}: the whole path on a virtual server, live. */
@Command(
    name = "demo",
    description =
        "Build a prestaged ISO, prestage a virtual server with it, add it as a subcloud, and tell"
            + " whether it installed locally or remotely, and why.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--no-prestage", description = "Skip the prestaging: a remote install.")
  private boolean noPrestage;

  @Option(
      names = "--firmware",
      defaultValue = "bios",
      description = "bios or uefi; default ${DEFAULT-VALUE}.")
  private Firmware firmware = Firmware.BIOS;

  @Option(
      names = "--accel",
      defaultValue = "auto",
      description = "auto, kvm or tcg; default ${DEFAULT-VALUE}: KVM if it works.")
  private AccelChoice accel = AccelChoice.AUTO;

  @Option(names = "--keep-disks", description = "Keep disk images and ISOs in the run's folder.")
  private boolean keepDisks;

  @Option(names = "--iso", paramLabel = "FILE", description = "Another installation ISO.")
  private @Nullable Path iso;

  @Option(
      names = "--install-values",
      paramLabel = "FILE",
      description = "Install values (YAML) in place of the lab's own.")
  private @Nullable Path installValues;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "The content server's port; default: one that is free.")
  private int port;

  DemoCommand() {}

  @Override
  public Integer call() {
    LabHome home = LabHome.find();
    Path image = iso == null ? home.installationIso() : iso;
    LabSettings settings =
        LabSettings.of(image)
            .withFirmware(firmware)
            .withInstallValues(installValues)
            .withPort(port);
    PrintStream out = Terminal.out();
    new Prerequisites(settings, home).check();
    settings = settings.withAccel(chosen(home, image, out));
    Demo demo = new Demo(settings, home, Terminal.display(out), !noPrestage, keepDisks);
    return demo.run(out) ? ExitCode.OK : ExitCode.NO;
  }

  private Accel chosen(LabHome home, Path image, PrintStream out) {
    if (accel == AccelChoice.TCG) {
      return Accel.TCG;
    }
    Accelerator.Choice choice = AcceleratorChoice.of(home, image);
    if (accel == AccelChoice.KVM && choice.accel() != Accel.KVM) {
      throw new LabException(choice.reason() + "; use --accel tcg");
    }
    if (choice.accel() == Accel.TCG) {
      out.println("Without KVM, so slower: " + choice.reason());
    }
    return choice.accel();
  }
}
