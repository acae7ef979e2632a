package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.progress.Display;
import io.prestagelab.lab.verdict.Verdict;
import io.prestagelab.runs.folder.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One trial: a server with what lies on its disk and on its bootable device, the lab round it, what
 * is done, and what came of it. Everything is kept in a run's folder. The server is made when it is
 * first needed; what is said of it before counts.
 */
public final class Trial implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PASSWORD_LIMIT = Duration.ofSeconds(10);

  private final Bench bench;
  private final RunFolder run;
  private final Stages stages;
  private final OpenLabs open = new OpenLabs();
  private LabSettings settings;
  private @Nullable LabSettings settingsOfDisk;
  private DiskState disk = DiskState.NO_PARTITION;
  private @Nullable BundleFault bundleFault;
  private @Nullable BackupRoom room;
  private Duration patience = PATIENCE;
  private Map<String, String> bundlesBefore = Map.of();
  private @Nullable Path bootable;
  private @Nullable SubcloudLab lab;
  private @Nullable Installation installation;
  private @Nullable GuestFailure prestagingFailure;
  private @Nullable Installation end;

  /**
   * Opens a run's folder and keeps there what the trial is made with.
   *
   * @throws LabException if the installation ISO cannot be read, or no folder be made
   */
  public Trial(Bench bench) {
    this.bench = bench;
    this.settings = bench.settings();
    this.run = bench.home().newRun(bench.what());
    open.add(() -> bench.ended().accept(this));
    open.add(bench.keepDisks() ? run::keepWork : run::removeWork);
    RunSettings used = RunSettings.of(settings, bench.home());
    DiskCopy image = bench.image();
    (image == null ? used : used.withDisk(image.name())).write(run.settings());
    this.stages = new Stages(bench.display().apply(run));
    stages.keepIn(run.stages());
  }

  /** Changes what the lab is made with. */
  public void change(UnaryOperator<LabSettings> change) {
    settings = change.apply(settings);
  }

  /** What the lab is made with. */
  public LabSettings settings() {
    return settings;
  }

  /** What lies on the server's disk. */
  public void disk(DiskState state) {
    disk = state;
  }

  /** The server gets other firmware than the one under which its disk became what it is. */
  public void changeFirmware(Firmware other) {
    settingsOfDisk = settings;
    settings = settings.withFirmware(other);
  }

  /**
   * The server gets a copy of the bench's disk image.
   *
   * @throws LabException if the bench has none
   */
  public void diskOfImage() {
    if (bench.image() == null) {
      throw new LabException(
          "the scenario's server has a disk of its own; give its image by --disk");
    }
  }

  /** A sector of the file of the bundle cannot be read. */
  public void badSector(String file) {
    bundleFault = new BundleFault(file, false);
  }

  /** The disk gives back older data of a sector of the file of the bundle. */
  public void oldSector(String file) {
    bundleFault = new BundleFault(file, true);
  }

  /** The backup partition is full one block before the end of the file of the bundle. */
  public void roomUpTo(String file) {
    room = new BackupRoom(file);
  }

  /** The System Controller waits no longer than this for its BMC. */
  public void patience(Duration limit) {
    patience = limit;
  }

  /**
   * Builds what lies on the bootable device.
   *
   * @param archives number of container image archives in it
   * @param change of the usual prestaged ISO
   */
  public void prestagedIso(int archives, UnaryOperator<PrestagedIso> change) {
    stages.own("Build the prestaged ISO");
    PrestagedIso usual = PrestagedIso.of(settings, archives).heardBy(stages.display()::moved);
    bootable = change.apply(usual).build(run);
  }

  /** The lab, made when it is first asked for. */
  public SubcloudLab lab() {
    if (lab == null) {
      stages.own("Prepare the server");
      Path made = preparedDisk();
      open.add(MemoryBroker.ofThisMachine().lend(Installers.of(settings.iso()).memoryMiB()));
      SubcloudLab opened =
          new SubcloudLab(settings, run, bench.home().cache(), stages, made, bootable);
      open.add(opened::close);
      lab = opened;
    }
    return lab;
  }

  private Path preparedDisk() {
    DiskCopy image = bench.image();
    if (image != null) {
      return image.overlay(run);
    }
    LabSettings before = settingsOfDisk == null ? settings : settingsOfDisk;
    Path made =
        Installers.of(settings.iso())
            .disk(
                disk,
                run.disk(),
                before,
                bench.home().cache().resolve("prepared"),
                target -> prestageOnto(target, before));
    if (bundleFault != null) {
      settings = bundleFault.on(DiskImage.open(made), settings);
    }
    if (room != null) {
      room.leave(DiskImage.open(made), run.prestagedIso(), SubcloudLab.release(settings.iso()));
    }
    return made;
  }

  /**
   * A server's prestaging for the sake of its disk, in a run of its own, on a bus for any kernel.
   */
  private void prestageOnto(Path target, LabSettings like) {
    LabDisk plainDisk =
        LabDisk.USUAL.ofBytes(like.disk().bytes()).withSectors(like.disk().sectorSize());
    LabSettings plain =
        like.withDisk(plainDisk)
            .withNetwork(LabNetwork.IPV4)
            .withInstallValues(ValuesSource.OWN)
            .withTrace(false);
    try (Trial trial = new Trial(Bench.unwatched(bench.home(), plain, "prepare"))) {
      trial.prestagedIso(1, UnaryOperator.identity());
      if (!trial.prestage()) {
        throw new LabException(
            "no disk could be prestaged for the scenario: %s; the run is in %s"
                .formatted(
                    trial.prestagingFailure().map(GuestFailure::reason).orElse(""),
                    trial.run().path()));
      }
      // a copy has holes where file systems wrote zeros: a quarter of the blocks
      DiskImage.open(trial.run().disk()).copyTo(target);
    }
  }

  /**
   * Boots the bootable device and waits until the server has prestaged itself.
   *
   * @return whether it did; if not, {@link #prestagingFailure} says why
   */
  public boolean prestage() {
    remember();
    try {
      lab().prestage();
      prestagingFailure = null;
    } catch (GuestFailure e) {
      prestagingFailure = e;
      ended(new Installation(new Verdict.Failed(e.category(), e.reason()), null, e.age()));
    }
    return prestagingFailure == null;
  }

  /** The same, but the power is cut when the installer logs {@code line}. */
  public void prestageUntilPowerCutAt(String line) {
    lab().prestageUntilPowerCutAt(line);
  }

  /** Adds the server as a subcloud and follows it to the login on its own system. */
  public void install() {
    VirtualServer server = lab().server();
    install(server.bmcPassword(), patience);
  }

  /** The same by somebody who has another BMC password than the BMC. */
  public void installWithPassword(String password) {
    install(password, PASSWORD_LIMIT);
  }

  private void install(String password, Duration limit) {
    SubcloudLab made = lab();
    remember();
    VirtualServer server = made.server();
    installation = made.install(() -> server.connect(server.bmcUser(), password, limit));
    ended(installation);
  }

  /** What the backup partition holds before the next thing is done to it. */
  private void remember() {
    lab();
    bundlesBefore = bundles();
  }

  private void ended(Installation how) {
    end = how;
    new Summary(how, stages, run, settings).keep();
  }

  /** What the backup partition held when the last prestaging or installation began. */
  public Map<String, String> bundlesBefore() {
    return bundlesBefore;
  }

  /** Every file on the server's backup partition with its sum; none on a copy of an image. */
  public Map<String, String> bundles() {
    return bench.image() == null ? PreparedDisks.bundles(run.disk()) : Map.of();
  }

  /** How the last installation ended; empty if there was none. */
  public Optional<Installation> installation() {
    return Optional.ofNullable(installation);
  }

  /** Why the last prestaging failed; empty if it did not. */
  public Optional<GuestFailure> prestagingFailure() {
    return Optional.ofNullable(prestagingFailure);
  }

  /** How the last prestaging or installation that ended with a verdict did; empty if none has. */
  public Optional<Installation> end() {
    return Optional.ofNullable(end);
  }

  /** Verdict, witnesses, times and folder, as lines; empty without a verdict. */
  public List<String> summary() {
    return end().map(how -> new Summary(how, stages, run, settings).lines()).orElse(List.of());
  }

  /** The lines of the kickstarts' logs so far. */
  public List<String> logLines() {
    return KickstartLog.all(lab().server().watch().since(0));
  }

  /** Begins a stage of the lab's own work, and gives what shows its progress. */
  public Display stage(String title) {
    stages.own(title);
    return stages.display();
  }

  /** Is done before the server ends. */
  public void atEnd(Runnable work) {
    open.add(work);
  }

  /** The run's folder. */
  public RunFolder run() {
    return run;
  }

  /** What it was made with. */
  public Bench bench() {
    return bench;
  }

  /** Whether Ctrl-C or SIGTERM is ending the process. */
  public boolean interrupted() {
    return open.interrupted();
  }

  /** Cuts the server's power, ends everything, and tells the bench. */
  @Override
  public void close() {
    stages.end();
    stages.display().close();
    open.close();
  }
}
