package io.prestagelab.cli;

import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.Accelerator;
import io.prestagelab.lab.trial.AcceleratorChoice;
import io.prestagelab.runs.folder.LabHome;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code lab probe-kvm}: whether KVM works, in one line for {@code lab doctor}. */
@Command(
    name = "probe-kvm",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Say whether KVM works: 'works', or 'exists' and why it does not.")
final class ProbeKvmCommand implements Callable<Integer> {
  ProbeKvmCommand() {}

  @Override
  public Integer call() {
    LabHome home = LabHome.find();
    Accelerator.Choice choice = AcceleratorChoice.of(home, home.installationIso());
    Terminal.out()
        .println(choice.accel() == Accel.KVM ? "works" : "exists " + shortened(choice.reason()));
    return ExitCode.OK;
  }

  private static String shortened(String reason) {
    return Machine.inShort(reason);
  }
}
