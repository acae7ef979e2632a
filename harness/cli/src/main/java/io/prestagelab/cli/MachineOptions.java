package io.prestagelab.cli;

import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.runs.folder.LabHome;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Mixin: the options of every command that runs a virtual server. */
final class MachineOptions {
  @Option(
      names = "--accel",
      defaultValue = "auto",
      description = "auto, kvm or tcg; default ${DEFAULT-VALUE}: KVM if it works.")
  private AccelChoice accel = AccelChoice.AUTO;

  @Option(names = "--keep-disks", description = "Keep disk images and ISOs in the run's folder.")
  private boolean keepDisks;

  @Option(
      names = "--iso",
      paramLabel = "FILE",
      description =
          "The installation ISO; default: the lab's own, or, of a run that is repeated, the one it"
              + " had.")
  private @Nullable Path iso;

  MachineOptions() {}

  /** Whether disk images and ISOs stay in the run's folder. */
  boolean keepDisks() {
    return keepDisks;
  }

  /** The ISO that was given, if one was. */
  @Nullable Path iso() {
    return iso;
  }

  /** The ISO that was given, else the lab's own. */
  Path isoOr(LabHome home) {
    return iso == null ? home.installationIso() : iso;
  }

  /**
   * {@code settings} with the accelerator that was asked for, after the check that everything a run
   * needs is there.
   */
  LabSettings ready(LabSettings settings, LabHome home, PrintStream out) {
    return Machine.ready(settings, accel, home, out);
  }
}
