package io.prestagelab.cli;

import io.prestagelab.features.Scenarios;
import io.prestagelab.features.reproduce.Recipes;
import io.prestagelab.features.reproduce.Reproduction;
import io.prestagelab.features.reproduce.ReproductionScript;
import io.prestagelab.features.reproduce.SavedDiagnosis;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.Bench;
import io.prestagelab.lab.trial.DiskCopy;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.runs.diagnose.Diagnosis;
import io.prestagelab.runs.diagnose.Diagnostician;
import io.prestagelab.runs.diagnose.RepeatedLines.Repeat;
import io.prestagelab.runs.folder.LabHome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private NewServerOptions server = new NewServerOptions();

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
    String context =
        found == null
            ? ""
            : String.join("\n", found.phase().name(), found.title(), String.join("\n", proof));
    ReproductionScript script = recipes.script(name, context, server.firmware().name());
    if (write != null) {
      return write(script, write);
    }
    Trial trial = run(script, "reproduce-" + name, null);
    Reproduction reproduction = Reproduction.of(trial.run().path(), name, proof);
    report(trial, reproduction);
    return reproduction.same() ? ExitCode.OK : ExitCode.NO;
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
    ReproductionScript script =
        new ReproductionScript(
            "Miniboot against a copy of a server's disk",
            List.of(
                "a %s server with a copy of the disk image \"%s\""
                    .formatted(server.firmware().name(), image.name().replace("\"", "")),
                "When it is added as a subcloud"));
    if (write != null) {
      return write(script, write);
    }
    Trial trial = run(script, "reproduce-disk", image);
    Diagnosis diagnosis = Reproduction.of(trial.run().path(), "", List.of()).diagnosis();
    out.println();
    out.println("Verdict        " + verdict(trial));
    out.println("Cause          " + cause(diagnosis));
    diagnosis.proof().forEach(place -> out.println("               " + place.text()));
    out.println("Disk image     " + (image.isUntouched() ? "as it was" : "CHANGED meanwhile"));
    out.println("Folder         " + trial.run().path());
    return verdict(trial).startsWith("INCONSISTENT") ? ExitCode.NO : ExitCode.OK;
  }

  /** Runs it on a virtual server; gives what is left of the trial. */
  private Trial run(ReproductionScript script, String what, @Nullable DiskCopy image) {
    LabHome home = LabHome.find();
    LabSettings settings = server.ready(server.settings(home), home, out);
    AtomicReference<@Nullable Trial> ended = new AtomicReference<>();
    Bench bench =
        Bench.unwatched(home, settings, what)
            .watchedBy(Terminal.display(out))
            .keepingDisks(server.keepDisks())
            .withImage(image)
            .telling(ended::set);
    Path file = temporary();
    try {
      Scenarios.of(script.write(file)).checked().runOne(bench);
    } finally {
      file.toFile().delete();
    }
    return Objects.requireNonNull(ended.get(), "the scenario opened no folder");
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("lab-reproduce", ".feature");
    } catch (IOException e) {
      throw new LabException("cannot write a scenario into the folder for temporary files", e);
    }
  }

  private static String verdict(Trial trial) {
    return trial.end().map(how -> how.verdict().line()).orElse("PRESTAGED");
  }

  private int write(ReproductionScript script, Path file) {
    out.println(script.write(file).toAbsolutePath());
    return ExitCode.OK;
  }

  private void report(Trial trial, Reproduction reproduction) {
    out.println();
    out.println("Verdict        " + verdict(trial));
    String same = reproduction.sameCause() ? "the same: " : "another: ";
    out.println("Cause          " + same + cause(reproduction.diagnosis()));
    if (reproduction.lines().isEmpty()) {
      reproduction
          .diagnosis()
          .proof()
          .forEach(place -> out.println("               " + place.text()));
    }
    reproduction.lines().forEach(this::line);
    out.println("Scenario       " + trial.run().scenario());
    out.println("Folder         " + trial.run().path());
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
