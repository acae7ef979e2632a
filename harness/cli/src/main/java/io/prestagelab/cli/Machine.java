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
  private static final int LONGEST_REASON = 90;

  private Machine() {}

  /**
   * The settings with the accelerator that was asked for, everything that a run needs being there;
   * if the machine lacks something, all that it lacks is told.
   */
  static LabSettings ready(
      LabSettings settings, AccelChoice wanted, LabHome home, PrintStream out) {
    Prerequisites needed = new Prerequisites(settings, home);
    needed.checkInput();
    try {
      needed.checkMachine();
    } catch (LabException e) {
      Doctor.look();
      throw e;
    }
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
      out.println("Without KVM, so slower: " + inShort(choice.reason()));
    }
    return choice.accel();
  }

  /** A reason as a part of a line: a program's whole complaint would hide what matters. */
  static String inShort(String reason) {
    String line = reason.lines().findFirst().orElse("").strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON).strip() + "…";
  }
}
