package io.prestagelab.features;

import static java.util.Objects.requireNonNull;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.harness.lab.DiskState;
import io.prestagelab.harness.lab.GuestFailure;
import io.prestagelab.harness.lab.Installation;
import io.prestagelab.harness.lab.LabSettings;
import io.prestagelab.harness.lab.MemoryBroker;
import io.prestagelab.harness.lab.OpenLabs;
import io.prestagelab.harness.lab.PreparedDisks;
import io.prestagelab.harness.lab.PrestagedIso;
import io.prestagelab.harness.lab.ServerSettings;
import io.prestagelab.harness.lab.Stages;
import io.prestagelab.harness.lab.SubcloudLab;
import io.prestagelab.harness.progress.PlainDisplay;
import io.prestagelab.harness.run.LabHome;
import io.prestagelab.harness.run.RunFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one scenario has: a run's folder, a server that is made when it is first needed, and how its
 * installation ended.
 */
public final class Scene implements AutoCloseable {
  private static final LabHome HOME = LabHome.find();

  private final OpenLabs open = new OpenLabs();
  private final RunFolder run = HOME.newRun("scenario");
  private LabSettings settings = LabSettings.of(HOME.installationIso());
  private DiskState disk = DiskState.NO_PARTITION;
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

  void prestagedIso(int archives, UnaryOperator<PrestagedIso> change) {
    bootable = change.apply(PrestagedIso.of(settings, archives)).build(run);
  }

  void prestagingFailed(GuestFailure how) {
    prestagingFailure = how;
  }

  GuestFailure prestagingFailure() {
    return requireNonNull(prestagingFailure, "the scenario's prestaging did not fail");
  }

  SubcloudLab lab() {
    if (lab == null) {
      Path prepared =
          new PreparedDisks(settings.iso(), HOME.cache().resolve("prepared"))
              .make(disk, run.disk());
      open.add(MemoryBroker.ofThisMachine().lend(ServerSettings.DEFAULT_MEMORY_MIB));
      SubcloudLab made = new SubcloudLab(settings, run, stages(), prepared, bootable);
      open.add(made::close);
      lab = made;
    }
    return lab;
  }

  private Stages stages() {
    try {
      return new Stages(
          new PlainDisplay(new PrintStream(run.progress().toFile(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
