package io.prestagelab.lab.crash;

import io.prestagelab.image.crash.CrashState;
import io.prestagelab.image.crash.CrashStates;
import io.prestagelab.image.crash.DiskHistory;
import io.prestagelab.image.crash.WriteLog;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.miniboot.InstallType;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.progress.Display;
import io.prestagelab.lab.trial.Bench;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.PrestagedIso;
import io.prestagelab.lab.trial.SubcloudLab;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Records the prestaging or installation of a trial's server and judges what power cuts can leave
 * of it. The machines that judge run the kernel, RAM disk and second stage of an installation ISO
 * of the lab's own; the check is that of the trial's ISO.
 */
public final class CrashRun {
  private final CrashSettings settings;
  private final Generation generation;
  private final CheckSections check;
  private final Path ownIso;

  /**
   * For trials with {@code lab}'s installation ISO; the machines that judge have {@code home}'s of
   * the same generation.
   *
   * @throws LabException if its Miniboot kickstart has no check that can be run, or an ISO is
   *     missing
   */
  public CrashRun(CrashSettings settings, LabSettings lab, LabHome home) {
    this.settings = settings;
    try (IsoReader reader = IsoReader.open(lab.iso())) {
      this.generation = Generation.of(reader);
      this.check = check(reader, generation, lab);
    }
    this.ownIso = generation == Generation.DEBIAN ? home.debianIso() : home.installationIso();
    if (!Files.isReadable(ownIso)) {
      throw new LabException(
          "the machines that judge need the lab's own ISO, and %s is not there; make it: lab setup"
              .formatted(ownIso));
    }
  }

  /**
   * Does it, and writes report and page into the run's folder.
   *
   * @param trial its disk and its bootable device are ready, its server was never started
   * @throws LabException if what is to be recorded fails
   */
  public CrashReport run(Trial trial) {
    // the servers that go on from states need no log
    Bench bench = usual(trial);
    LoggedRun recording = LoggedRun.of(trial, settings.subject());
    Display display = trial.stage("Lay out what power cuts can leave");
    try (WriteLog log = recording.openLog();
        DiskHistory history = recording.history(log)) {
      CrashStates states = new CrashStates(history, recording.checked());
      List<CrashState> chosen = states.choose(settings.states(), settings.seed());
      display.note(
          "%d entries in the log, %d different states chosen"
              .formatted(log.writes().size(), chosen.size()));
      Judging judging =
          new Judging(
              trial.stage("Judge them by the kickstart's own check"),
              recording.claims(log),
              chosen);
      judging.run(settings.machines(), judges(trial, recording, history));
      StateDisks disks = new StateDisks(trial.run(), history);
      List<WholeRun> wholes = wholes(trial, bench, disks, sample(judging, recording, log));
      return new CrashRecord(trial.run(), recording, log, disks, settings, judging, wholes).keep();
    }
  }

  private static Bench usual(Trial trial) {
    return Bench.unwatched(trial.bench().home(), trial.settings(), "crash-whole")
        .keepingDisks(trial.bench().keepDisks());
  }

  private List<Judgement> sample(Judging judging, LoggedRun recording, WriteLog log) {
    return WholeSample.choose(
        judging.judgements(),
        judgement -> recording.stage(log, judgement.state().cut()),
        settings.wholes());
  }

  private List<WholeRun> wholes(
      Trial trial, Bench bench, StateDisks disks, List<Judgement> chosen) {
    return chosen.isEmpty()
        ? List.of()
        : new WholeRuns(bench, disks, this::onceMore, trial.stage("Go on from some of them"))
            .run(chosen, settings.machines());
  }

  /**
   * By force where an installation can be on the disk, which the next prestaging would find and
   * leave.
   */
  private PrestagedIso onceMore(PrestagedIso usual) {
    boolean installed = generation == Generation.DEBIAN || settings.subject().keepsBundle();
    return installed ? usual.forced() : usual;
  }

  private Function<String, StateJudge> judges(
      Trial trial, LoggedRun recording, DiskHistory history) {
    RunFolder run = trial.run();
    Path folder = run.crashStates();
    String release = SubcloudLab.release(trial.settings().iso());
    JudgeMedia media = new JudgeMedia(generation, ownIso, run.prestagedIso(), release);
    JudgeFiles files = new JudgeFiles(media, check, recording.before(), folder);
    return name ->
        new JudgeMachine(folder.resolve(name), files, media, trial.settings().accel(), history);
  }

  /** The Miniboot kickstart's check, for the server's install type. */
  private static CheckSections check(
      IsoReader reader, Generation generation, LabSettings settings) {
    String name =
        generation == Generation.DEBIAN
            ? Generation.MINIBOOT_KICKSTART
            : InstallType.of(settings.installValues().installType()).kickstartInIso();
    if (reader.find(name).isEmpty()) {
      throw new LabException("%s has no %s".formatted(settings.iso(), name));
    }
    String text = new String(reader.read(name), StandardCharsets.ISO_8859_1);
    return CheckSections.of(generation, name, text);
  }
}
