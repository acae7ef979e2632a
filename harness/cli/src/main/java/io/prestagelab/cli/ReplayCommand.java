package io.prestagelab.cli;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.lab.LabException;
import io.prestagelab.features.replay.Comparison;
import io.prestagelab.features.replay.IsoSearch;
import io.prestagelab.lab.trial.DiskCopy;
import io.prestagelab.lab.trial.RunSettings;
import io.prestagelab.features.reproduce.Script;
import io.prestagelab.lab.script.ScriptRun;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.Stages;
import io.prestagelab.runs.folder.LabHome;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--iso",
      paramLabel = "FILE",
      description = "Where the run's installation ISO is; it is checked by its SHA-256.")
  private @Nullable Path iso;

  @Option(names = "--any-iso", description = "Take another installation ISO than the run's.")
  private boolean anyIso;

  @Option(
      names = "--disk",
      paramLabel = "IMAGE",
      description = "The disk image that the run's server had a copy of.")
  private @Nullable Path disk;

  @Option(
      names = "--accel",
      defaultValue = "auto",
      description = "auto, kvm or tcg; default ${DEFAULT-VALUE}: KVM if it works.")
  private AccelChoice accel = AccelChoice.AUTO;

  @Option(names = "--keep-disks", description = "Keep disk images and ISOs in the run's folder.")
  private boolean keepDisks;

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
    Script script = Script.ofRun(run);
    ScriptRun.check(script);
    RunSettings then = settings(run, out);
    LabSettings settings = LabSettings.of(image(then, home));
    settings = then == null ? settings : settings.withFirmware(firmware(then));
    settings = Machine.ready(settings, accel, home, out);
    try (ScriptRun again =
        new ScriptRun(home, settings, new Stages(Terminal.display(out)), "replay", keepDisks)) {
      if (disk != null) {
        again.useDisk(DiskCopy.of(disk));
      }
      again.run(script, "Replay");
      out.println();
      if (then != null) {
        versions(then, RunSettings.read(again.folder().settings()), out);
      }
      Comparison comparison = new Comparison(run, again.folder().path());
      comparison.lines().forEach(out::println);
      out.println("folder      " + again.folder().path());
      return comparison.same() ? ExitCode.OK : ExitCode.NO;
    }
  }

  /** Scenarios of the lab's tests keep their steps, not what they were run with. */
  private static @Nullable RunSettings settings(Path run, PrintStream out) {
    Path file = run.resolve("settings.json");
    if (!Files.exists(file)) {
      out.println(
          "The run kept no settings: this lab's installation ISO is taken, versions are not compared");
      return null;
    }
    return RunSettings.read(file);
  }

  private Path image(@Nullable RunSettings then, LabHome home) {
    return anyIso || then == null
        ? Objects.requireNonNullElse(iso, home.installationIso())
        : IsoSearch.find(then, home, iso);
  }

  private static Firmware firmware(RunSettings then) {
    try {
      return Firmware.valueOf(then.firmware());
    } catch (IllegalArgumentException e) {
      throw new LabException("the run's settings have an unknown firmware: " + then.firmware(), e);
    }
  }

  private static void versions(RunSettings then, RunSettings now, PrintStream out) {
    now.versions()
        .forEach(
            (tool, version) -> {
              String before = then.versions().getOrDefault(tool, "unknown");
              if (!before.equals(version)) {
                out.println("%-11s %s before, %s now".formatted(tool, before, version));
              }
            });
    if (!then.accel().equals(now.accel())) {
      out.println("accel       %s before, %s now".formatted(then.accel(), now.accel()));
    }
  }
}
