package io.prestagelab.features;

import static java.util.Objects.requireNonNull;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.progress.PlainDisplay;
import io.prestagelab.lab.trial.DiskState;
import io.prestagelab.lab.trial.GuestEvent;
import io.prestagelab.lab.trial.GuestFailure;
import io.prestagelab.lab.trial.Installation;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.MemoryBroker;
import io.prestagelab.lab.trial.OpenLabs;
import io.prestagelab.lab.trial.PreparedDisks;
import io.prestagelab.lab.trial.PrestagedIso;
import io.prestagelab.lab.trial.ServerSettings;
import io.prestagelab.lab.trial.Stages;
import io.prestagelab.lab.trial.SubcloudLab;
import io.prestagelab.lab.trial.VirtualServer;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one scenario has: a run's folder, a server that is made when it is first needed, and how its
 * installation ended.
 */
public final class Scene implements AutoCloseable {
  private static final LabHome HOME = LabHome.find();

  /** Two scenarios run at a time; servers with more CPUs than there are get slower, all of them. */
  static final int CPUS = Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors() / 2));

  private static final long MIDDLE_OF_ISO = 40_000_000;

  private final OpenLabs open = new OpenLabs();
  private final RunFolder run = HOME.newRun("scenario");
  private LabSettings settings = LabSettings.of(HOME.installationIso()).withCpus(CPUS);
  private DiskState disk = DiskState.NO_PARTITION;
  private boolean badBundle;
  private Duration patience = Duration.ofSeconds(60);
  private @Nullable Path bootable;
  private @Nullable SubcloudLab lab;
  private @Nullable Installation installation;
  private @Nullable GuestFailure prestagingFailure;

  /** Opens the scenario's folder. */
  public Scene() {
    open.add(run::removeWork);
  }

  void firmware(String name) {
    settings = settings.withFirmware(Firmware.valueOf(name));
  }

  void change(UnaryOperator<LabSettings> change) {
    settings = change.apply(settings);
  }

  void disk(DiskState state) {
    disk = state;
  }

  /**
   * The lab's installation ISO with the generic kernel, beside the usual one.
   *
   * @throws LabException if it has not been built
   */
  static Path genericIso() {
    Path iso = HOME.cache().resolve("bootimage-generic.iso");
    if (!Files.exists(iso)) {
      throw new LabException(
          iso
              + " is missing; build it with"
              + " 'vm-images/lab-iso/centos/build --kernel generic --cache .lab/cache/packages --output "
              + iso
              + "'");
    }
    return iso;
  }

  /** A sector of the bundle's installation ISO cannot be read. */
  void badBundle() {
    badBundle = true;
  }

  /** The System Controller waits no longer than this for its BMC. */
  void patience(Duration limit) {
    patience = limit;
  }

  void install() {
    SubcloudLab lab = lab();
    VirtualServer server = lab.server();
    ended(lab.install(() -> server.connect(server.bmcUser(), server.bmcPassword(), patience)));
  }

  LabSettings settings() {
    return settings;
  }

  void prestagedIso(int archives, UnaryOperator<PrestagedIso> change) {
    bootable = change.apply(PrestagedIso.of(settings, archives)).build(run);
  }

  void prestagingFailed(GuestFailure how) {
    prestagingFailure = how;
  }

  GuestFailure prestagingFailure() {
    return requireNonNull(prestagingFailure, "the scenario's prestaging did not fail");
  }

  boolean prestagingHasFailed() {
    return prestagingFailure != null;
  }

  /** What came of it, in a line for the table of scenarios; empty if nothing was installed. */
  String outcome() {
    if (installation == null) {
      return prestagingFailure == null ? "" : "prestaging: " + prestagingFailure.reason();
    }
    Duration reaction = installation.reaction();
    String line = installation.verdict().line();
    return reaction == null
        ? line
        : line + String.format(Locale.ROOT, ", ended %.1f s after it was said", seconds(reaction));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  /** The lines of the kickstarts' logs so far. */
  List<String> logLines() {
    return lab().server().watch().logLinesSince(0).stream().map(GuestEvent.LogLine::text).toList();
  }

  SubcloudLab lab() {
    if (lab == null) {
      Path prepared =
          new PreparedDisks(settings.iso(), HOME.cache().resolve("prepared"))
              .make(disk, run.disk(), settings.disk().bytes());
      prepared(prepared);
      open.add(MemoryBroker.ofThisMachine().lend(ServerSettings.DEFAULT_MEMORY_MIB));
      SubcloudLab made = new SubcloudLab(settings, run, stages(), prepared, bootable);
      open.add(made::close);
      lab = made;
    }
    return lab;
  }

  private void prepared(Path made) {
    if (badBundle) {
      String iso = "/" + SubcloudLab.release(settings.iso()) + "/bootimage.iso";
      DiskImage image = DiskImage.open(made);
      long at = image.ext4(image.backupPartition().orElseThrow()).position(iso, MIDDLE_OF_ISO);
      settings = settings.withDisk(settings.disk().withBadByte(at));
    }
  }

  private Stages stages() {
    try {
      Stages stages =
          new Stages(
              new PlainDisplay(new PrintStream(run.progress().toFile(), StandardCharsets.UTF_8)));
      stages.keepIn(run.stages());
      return stages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Is done before the server ends. */
  void atEnd(Runnable work) {
    open.add(work);
  }

  void ended(Installation how) {
    installation = how;
  }

  Installation installation() {
    return requireNonNull(installation, "the scenario never adds its server as a subcloud");
  }

  RunFolder run() {
    return run;
  }

  @Override
  public void close() {
    open.close();
  }
}
