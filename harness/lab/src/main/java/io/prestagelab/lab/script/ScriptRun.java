package io.prestagelab.lab.script;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.content.ContentFault;
import io.prestagelab.lab.trial.DiskState;
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
import io.prestagelab.lab.verdict.Verdict;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One run of a script on a virtual server. Closing it ends the server. */
public final class ScriptRun implements AutoCloseable {
  private static final Duration PASSWORD_LIMIT = Duration.ofSeconds(10);

  private final LabHome home;
  private final Stages stages;
  private final RunFolder run;
  private final OpenLabs open = new OpenLabs();
  private LabSettings settings;
  private DiskState disk = DiskState.NO_PARTITION;
  private @Nullable DiskCopy image;
  private @Nullable OwnInstallValues values;
  private @Nullable Path bootable;
  private @Nullable SubcloudLab lab;
  private String verdict = "PRESTAGED";

  /**
   * Opens a run's folder.
   *
   * @param what the end of the folder's name
   * @param keepDisks whether disks and ISOs stay in it
   */
  public ScriptRun(
      LabHome home, LabSettings settings, Stages stages, String what, boolean keepDisks) {
    this.home = home;
    this.settings = settings;
    this.stages = stages;
    this.run = home.newRun(what);
    open.add(keepDisks ? run::keepWork : run::removeWork);
  }

  /**
   * Refuses a script with a step that cannot be run here.
   *
   * @throws LabException that names the step
   */
  public static void check(Script script) {
    script.steps().stream().filter(step -> !Script.isExpectation(step)).forEach(Verbs::of);
  }

  /** Gives the server a copy of this disk image in place of a disk that the steps make. */
  public void useDisk(DiskCopy copy) {
    image = copy;
  }

  /**
   * Runs every step that is no expectation and keeps scenario, settings and verdict in the folder.
   *
   * @param feature title of the scenario's file
   * @return the verdict in one line; {@code PRESTAGED} if the subcloud was never added
   */
  public String run(Script script, String feature) {
    check(script);
    RunSettings used = RunSettings.of(settings, home);
    record(run, script, feature, image == null ? used : used.withDisk(image.name()));
    for (String step : script.steps()) {
      if (!Script.isExpectation(step)) {
        Verbs.of(step).act(this, step);
      }
    }
    keep(run.verdict(), verdictText());
    return verdict;
  }

  /** Keeps in a run's folder what is done there, so that it can be done again. */
  public static void record(RunFolder run, Script script, String feature, RunSettings settings) {
    keep(run.scenario(), script.text(feature));
    settings.write(run.settings());
  }

  private String verdictText() {
    StringBuilder text = new StringBuilder("Verdict        " + verdict + "\n");
    stages
        .ended()
        .forEach(
            stage ->
                text.append(
                    "%-50s %.1f s%n".formatted(stage.title(), stage.time().toMillis() / 1e3)));
    return text.toString();
  }

  private static void keep(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** The run's folder. */
  public RunFolder folder() {
    return run;
  }

  void firmware(String name) {
    settings = settings.withFirmware(Firmware.valueOf(name));
  }

  void server(String firmware, String state) {
    firmware(firmware);
    try {
      disk = DiskState.of(state);
    } catch (IllegalArgumentException e) {
      throw new LabException(String.valueOf(e.getMessage()), e);
    }
  }

  void serverWithImage(String firmware) {
    firmware(firmware);
    if (image == null) {
      throw new LabException(
          "the scenario's server has a disk of its own; give its image by --disk");
    }
  }

  void installValue(String word) {
    if (values == null) {
      values = new OwnInstallValues(PrestagedIso.of(settings, 1).device());
    }
    values.with(word);
  }

  void prestagedIso(int archives, UnaryOperator<PrestagedIso> change) {
    stages.own("Build the prestaged ISO");
    bootable = change.apply(PrestagedIso.of(settings, archives)).build(run);
  }

  SubcloudLab lab() {
    if (lab == null) {
      stages.own("Prepare the server");
      Path prepared =
          image != null
              ? image.overlay(run)
              : new PreparedDisks(settings.iso(), home.cache().resolve("prepared"))
                  .make(disk, run.disk());
      LabSettings used = values == null ? settings : values.write(run.installValues(), settings);
      open.add(MemoryBroker.ofThisMachine().lend(ServerSettings.DEFAULT_MEMORY_MIB));
      SubcloudLab made = new SubcloudLab(used, run, stages, prepared, bootable);
      open.add(made::close);
      lab = made;
    }
    return lab;
  }

  void inject(ContentFault fault) {
    lab().content().inject(fault);
  }

  void prestage() {
    try {
      lab().prestage();
      verdict = "PRESTAGED";
    } catch (GuestFailure e) {
      verdict = new Verdict.Failed(e.category(), e.reason()).line();
    }
  }

  void install() {
    ended(lab().install());
  }

  void installWithWrongPassword() {
    VirtualServer server = lab().server();
    ended(lab().install(() -> server.connect(server.bmcUser(), "wrong", PASSWORD_LIMIT)));
  }

  private void ended(Installation how) {
    verdict = how.verdict().line();
  }

  @Override
  public void close() {
    open.close();
  }
}
