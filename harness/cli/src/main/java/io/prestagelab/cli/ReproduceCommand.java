package io.prestagelab.cli;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.lab.LabException;
import io.prestagelab.features.reproduce.Recipes;
import io.prestagelab.features.reproduce.Reproduction;
import io.prestagelab.features.reproduce.SavedDiagnosis;
import io.prestagelab.lab.trial.DiskCopy;
import io.prestagelab.features.reproduce.Script;
import io.prestagelab.lab.script.ScriptRun;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.Stages;
import io.prestagelab.runs.diagnose.Diagnosis;
import io.prestagelab.runs.diagnose.Diagnostician;
import io.prestagelab.runs.diagnose.RepeatedLines.Repeat;
import io.prestagelab.runs.folder.LabHome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab reproduce}: the same failure on a virtual server. */
@Command(
    name = "reproduce",
    description =
        "From logs, a saved diagnosis or a cause's name: write a scenario that sets up the same"
            + " state on a virtual server, run it, and say whether the same lines came.",
    footer =
        "Exit code: 0 the same cause and its lines came, 1 they did not, 2 it cannot be reproduced.",
    mixinStandardHelpOptions = true)
final class ReproduceCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Logs, as for lab diagnose, or what lab diagnose --json printed.")
  private List<Path> files = List.of();

  @Option(names = "--cause", paramLabel = "NAME", description = "The cause, without logs.")
  private @Nullable String cause;

  @Option(
      names = "--disk",
      paramLabel = "IMAGE",
      description =
          "A copy of a real server's disk, raw or qcow2: Miniboot runs against an overlay on it;"
              + " the image is never written.")
  private @Nullable Path disk;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Only write the scenario to FILE; run nothing.")
  private @Nullable Path write;

  @Option(names = "--list", description = "List the causes that can be reproduced.")
  private boolean list;

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

  private final PrintStream out = Terminal.out();

  ReproduceCommand() {}

  @Override
  public Integer call() {
    Recipes recipes = new Recipes();
    if (list) {
      recipes.reproducible().forEach(out::println);
      return ExitCode.OK;
    }
    if ((files.isEmpty() ? 0 : 1) + (cause == null ? 0 : 1) + (disk == null ? 0 : 1) != 1) {
      throw new LabException(
          "give either log files, or --cause NAME, or --disk IMAGE; see lab reproduce --help");
    }
    return disk == null ? reproduce(recipes) : runDisk(DiskCopy.of(disk));
  }

  private int reproduce(Recipes recipes) {
    Diagnosis found = cause == null ? diagnosis() : null;
    String name = cause != null ? cause : known(found);
    List<String> proof =
        found == null ? List.of() : found.proof().stream().map(Diagnosis.Place::text).toList();
    String context = found == null ? "" : found.phase() + "\n" + String.join("\n", proof);
    Script script = recipes.script(name, context, firmware.name());
    if (write != null) {
      return write(script, write);
    }
    try (ScriptRun run = open("reproduce-" + name)) {
      String verdict = run.run(script, "Reproduction of " + name);
      Reproduction reproduction = Reproduction.of(run.folder(), name, proof);
      report(run, verdict, reproduction);
      return reproduction.same() ? ExitCode.OK : ExitCode.NO;
    }
  }

  private Diagnosis diagnosis() {
    return files.size() == 1 && SavedDiagnosis.isOne(files.get(0))
        ? SavedDiagnosis.read(files.get(0))
        : new Diagnostician().diagnose(files);
  }

  private static String known(@Nullable Diagnosis found) {
    if (found == null || !found.known() || found.cause().equals("none")) {
      throw new LabException(
          "the logs show no failure that could be reproduced: "
              + (found == null ? "there are none" : found.title()));
    }
    return found.cause();
  }

  private int runDisk(DiskCopy image) {
    Script script =
        new Script(
            "Miniboot against a copy of a server's disk",
            List.of(
                "a %s server with a copy of the disk image \"%s\""
                    .formatted(firmware.name(), image.name().replace("\"", "")),
                "it is added as a subcloud"));
    if (write != null) {
      return write(script, write);
    }
    try (ScriptRun run = open("reproduce-disk")) {
      run.useDisk(image);
      String verdict = run.run(script, "Reproduction with a server's own disk");
      Reproduction reproduction = Reproduction.of(run.folder(), "", List.of());
      out.println();
      out.println("Verdict        " + verdict);
      out.println("Cause          " + cause(reproduction.diagnosis()));
      reproduction
          .diagnosis()
          .proof()
          .forEach(place -> out.println("               " + place.text()));
      out.println("Disk image     " + (image.isUntouched() ? "as it was" : "CHANGED meanwhile"));
      out.println("Folder         " + run.folder().path());
      return verdict.startsWith("INCONSISTENT") ? ExitCode.NO : ExitCode.OK;
    }
  }

  private ScriptRun open(String what) {
    LabHome home = LabHome.find();
    Path image = iso == null ? home.installationIso() : iso;
    LabSettings settings =
        Machine.ready(LabSettings.of(image).withFirmware(firmware), accel, home, out);
    return new ScriptRun(home, settings, new Stages(Terminal.display(out)), what, keepDisks);
  }

  private int write(Script script, Path file) {
    try {
      Files.writeString(file, script.text("Reproduction"));
      out.println(file.toAbsolutePath());
      return ExitCode.OK;
    } catch (IOException e) {
      throw new LabException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private void report(ScriptRun run, String verdict, Reproduction reproduction) {
    out.println();
    out.println("Verdict        " + verdict);
    String same = reproduction.sameCause() ? "the same: " : "another: ";
    out.println("Cause          " + same + cause(reproduction.diagnosis()));
    if (reproduction.lines().isEmpty()) {
      reproduction
          .diagnosis()
          .proof()
          .forEach(place -> out.println("               " + place.text()));
    }
    reproduction.lines().forEach(this::line);
    out.println("Scenario       " + run.folder().scenario());
    out.println("Folder         " + run.folder().path());
  }

  private void line(Repeat repeat) {
    out.println("Line           " + repeat.line());
    String how = repeat.otherWords() ? "  in other words  " : "  came           ";
    out.println(repeat.came() ? how + repeat.text() : "  did not come");
  }

  private static String cause(Diagnosis diagnosis) {
    return diagnosis.title() + " [" + diagnosis.cause() + "]";
  }
}
