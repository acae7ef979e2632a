package io.prestagelab.cli;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.lab.trial.RunSettings;
import io.prestagelab.features.reproduce.Script;
import io.prestagelab.lab.script.ScriptRun;
import io.prestagelab.lab.trial.Demo;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    settings = Machine.ready(settings, accel, home, out);
    LabSettings used = settings;
    Demo demo =
        new Demo(
            settings,
            home,
            Terminal.display(out),
            !noPrestage,
            keepDisks,
            run -> record(run, used, home));
    return demo.run(out) ? ExitCode.OK : ExitCode.NO;
  }

  /** With install values of the user's own it cannot be told as a scenario. */
  private void record(RunFolder run, LabSettings settings, LabHome home) {
    if (installValues != null) {
      return;
    }
    List<String> steps = new ArrayList<>();
    steps.add("a %s server with an empty disk".formatted(settings.firmware()));
    if (!noPrestage) {
      steps.add("a prestaged ISO with 2 container image archives on its bootable device");
      steps.add("the server prestages itself");
    }
    steps.add("it is added as a subcloud");
    ScriptRun.record(run, new Script("demo", steps), "Demo", RunSettings.of(settings, home));
  }
}
