package io.prestagelab.cli;

import io.prestagelab.features.replay.IsoSearch;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.RunSettings;
import io.prestagelab.runs.capsule.Capsule;
import io.prestagelab.runs.capsule.DiskDelta;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lab capsule RUN}: a run's records as one file to send to somebody else; {@code lab capsule
 * CAPSULE --disks DIR}: the disk that such a run left.
 */
@Command(
    name = "capsule",
    description = {
      "Keep a run's records in one file, without ISOs and secrets.",
      "Of a run with --keep-disks, what it left on the server's disk too."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CapsuleCommand implements Callable<Integer> {
  /** With the records, a disk beyond this would not fit into a capsule. */
  private static final long LARGEST_DISK = Capsule.LARGEST - 4_000_000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN|CAPSULE",
      description = "The folder of a run; with --disks, a capsule.")
  private @Nullable Path run;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; default: RUN.capsule beside the run's folder.")
  private @Nullable Path output;

  @Option(
      names = "--disks",
      paramLabel = "DIR",
      description = "Make the disk of a capsule again: DIR/disk.raw.")
  private @Nullable Path disks;

  @Option(
      names = "--iso",
      paramLabel = "FILE",
      description = "Where the run's installation ISO is; it is checked by its SHA-256.")
  private @Nullable Path iso;

  @Option(
      names = "--base",
      paramLabel = "IMAGE",
      description = "The disk image that the run's server had a copy of.")
  private @Nullable Path base;

  CapsuleCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    Path given = Objects.requireNonNull(run).toAbsolutePath().normalize();
    Path made = disks == null ? keep(given) : restore(given, disks);
    spec.commandLine().getOut().println(made.toAbsolutePath());
    return ExitCode.OK;
  }

  private Path keep(Path folder) {
    Path file = output == null ? folder.resolveSibling(folder.getFileName() + ".capsule") : output;
    String version = String.join(" ", spec.root().version());
    Optional<Path> image = keptDisk(folder);
    if (image.isEmpty()) {
      new Capsule(file).write(folder, version);
      return file;
    }
    try {
      Path delta = Files.createTempFile("lab-disk", ".delta");
      try {
        keepDisk(image.get(), folder, delta);
        new Capsule(file).write(folder, version, fits(delta) ? delta : null);
      } finally {
        Files.delete(delta);
      }
    } catch (IOException e) {
      throw new LabException(
          "cannot keep a disk in the folder for temporary files" + ": " + FileTrouble.reason(e), e);
    }
    return file;
  }

  private static Optional<Path> keptDisk(Path folder) {
    RunLayout layout = new RunLayout(folder);
    return Stream.of(layout.disk(), layout.overlay()).filter(Files::isRegularFile).findFirst();
  }

  private void keepDisk(Path image, Path folder, Path delta) {
    Path kept = new RunLayout(folder).settings();
    RunSettings settings = Files.exists(kept) ? RunSettings.read(kept) : null;
    Path found = null;
    if (settings != null) {
      try {
        found = IsoSearch.find(settings, LabHome.find(), iso);
      } catch (LabException e) {
        warn(e.getMessage() + "; without it the capsule is larger");
      }
    }
    new DiskDelta(delta).write(image, found, settings == null ? null : settings.isoSha256());
  }

  private boolean fits(Path delta) throws IOException {
    long bytes = Files.size(delta);
    if (bytes > LARGEST_DISK) {
      warn(
          "what the run left on the disk would take %d MB, over the %d MB of a capsule: left out"
              .formatted(bytes / 1_000_000, Capsule.LARGEST / 1_000_000));
    }
    return bytes <= LARGEST_DISK;
  }

  private void warn(String what) {
    spec.commandLine().getErr().println("lab: " + what);
  }

  private Path restore(Path capsule, Path folder) {
    try (UnpackedCapsule unpacked = new UnpackedCapsule(capsule)) {
      Path file = unpacked.folder().resolve(Capsule.DISK);
      if (!Files.exists(file)) {
        throw new LabException(
            capsule + " holds no disk: only runs with --keep-disks have one in their capsule");
      }
      DiskDelta delta = new DiskDelta(file);
      Path found =
          delta.isoSha256().isEmpty()
              ? null
              : IsoSearch.find(
                  RunSettings.read(new RunLayout(unpacked.folder()).settings()),
                  LabHome.find(),
                  iso);
      Path target = Files.createDirectories(folder).resolve(RunLayout.DISK);
      delta.restore(target, found, base);
      return target;
    } catch (IOException e) {
      throw new LabException("cannot make " + folder + ": " + FileTrouble.reason(e), e);
    }
  }
}
