package io.prestagelab.harness.cli;

import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.Accelerator;
import io.prestagelab.harness.LabException;
import io.prestagelab.harness.lab.AcceleratorChoice;
import io.prestagelab.harness.lab.LabSettings;
import io.prestagelab.harness.lab.Prerequisites;
import io.prestagelab.harness.run.LabHome;
import java.io.PrintStream;

/** What commands that run a server have in common. */
final class Machine {
  private Machine() {}

  /**
   * The settings with the accelerator that was asked for, everything that a run needs being there.
   */
  static LabSettings ready(
      LabSettings settings, AccelChoice wanted, LabHome home, PrintStream out) {
    new Prerequisites(settings, home).check();
    return settings.withAccel(chosen(settings, wanted, home, out));
  }

  private static Accel chosen(
      LabSettings settings, AccelChoice wanted, LabHome home, PrintStream out) {
    if (wanted == AccelChoice.TCG) {
      return Accel.TCG;
    }
    Accelerator.Choice choice = AcceleratorChoice.of(home, settings.iso());
    if (wanted == AccelChoice.KVM && choice.accel() != Accel.KVM) {
      throw new LabException(choice.reason() + "; use --accel tcg");
    }
    if (choice.accel() == Accel.TCG) {
      out.println("Without KVM, so slower: " + choice.reason());
    }
    return choice.accel();
  }
}
