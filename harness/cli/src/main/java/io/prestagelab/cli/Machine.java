package io.prestagelab.cli;

import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.Accelerator;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.AcceleratorChoice;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.Prerequisites;
import io.prestagelab.runs.folder.LabHome;
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
