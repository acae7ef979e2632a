package io.prestagelab.cli;

import io.prestagelab.features.Scenarios;
import io.prestagelab.features.replay.Comparison;
import io.prestagelab.features.replay.IsoSearch;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.Bench;
import io.prestagelab.lab.trial.DiskCopy;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.RunSettings;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunFolder;
import io.prestagelab.runs.folder.RunLayout;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab replay CAPSULE}: the run of a capsule, again, here. */
@Command(
    name = "replay",
    description = "Run a capsule's scenario again on this machine and say what differs.",
    footer = "Exit code: 0 the same, 1 something differs, 2 it cannot be run again here.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CAPSULE", description = "A capsule, or the folder of a run.")
  private @Nullable Path capsule;

  @Mixin private MachineOptions machine = new MachineOptions();

  @Option(names = "--any-iso", description = "Take another installation ISO than the run's.")
  private boolean anyIso;

  @Option(
      names = "--disk",
      paramLabel = "IMAGE",
      description = "The disk image that the run's server had a copy of.")
  private @Nullable Path disk;

  ReplayCommand() {}

  @Override
  public Integer call() {
    Path given = Objects.requireNonNull(capsule);
    if (Files.isDirectory(given)) {
      return replay(given);
    }
    try (UnpackedCapsule unpacked = new UnpackedCapsule(given)) {
      return replay(unpacked.folder());
    }
  }

  private int replay(Path run) {
    PrintStream out = Terminal.out();
    LabHome home = LabHome.find();
    Scenarios scenario = scenario(run).checked();
    RunSettings then = RunSettings.read(new RunLayout(run).settings());
    LabSettings settings =
        machine.ready(then.applied(LabSettings.of(image(then, home))), home, out);
    AtomicReference<@Nullable RunFolder> again = new AtomicReference<>();
    scenario.runOne(
        Bench.unwatched(home, settings, "replay")
            .watchedBy(Terminal.display(out))
            .keepingDisks(machine.keepDisks())
            .withImage(disk == null ? null : DiskCopy.of(disk))
            .telling(trial -> again.set(trial.run())));
    RunFolder folder = Objects.requireNonNull(again.get(), "the scenario opened no folder");
    out.println();
    then.differences(RunSettings.read(folder.settings())).forEach(out::println);
    Comparison comparison = new Comparison(run, folder.path());
    comparison.lines().forEach(out::println);
    out.println("folder      " + folder.path());
    return comparison.same() ? ExitCode.OK : ExitCode.NO;
  }

  private static Scenarios scenario(Path run) {
    Path file = new RunLayout(run).scenario();
    if (!Files.exists(file)) {
      throw new LabException(
          run
              + " kept no scenario to run again; the runs of lab demo, reproduce, replay and test do");
    }
    return Scenarios.of(file);
  }

  private Path image(RunSettings then, LabHome home) {
    return anyIso ? machine.isoOr(home) : IsoSearch.find(then, home, machine.iso());
  }
}
