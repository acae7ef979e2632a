package io.prestagelab.harness.lab;

import io.prestagelab.harness.progress.Display;
import io.prestagelab.harness.run.LabHome;
import io.prestagelab.harness.run.RunFolder;
import io.prestagelab.harness.verdict.Verdict;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.MenuTimeout;
import io.prestagelab.image.prestage.PrestageSettings;
import io.prestagelab.image.prestage.PrestagedIsoBuilder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The main job, live: prestaged ISO, prestaging, subcloud add, Miniboot, verdict. */
public final class Demo {
  private final LabSettings settings;
  private final LabHome home;
  private final Stages stages;
  private final boolean prestage;
  private final boolean keepDisks;

  /**
   * Prepares a demo.
   *
   * @param prestage whether the server is prestaged first
   * @param keepDisks whether disks and ISOs stay in the run's folder
   */
  public Demo(
      LabSettings settings, LabHome home, Display display, boolean prestage, boolean keepDisks) {
    this.settings = settings;
    this.home = home;
    this.stages = new Stages(display);
    this.prestage = prestage;
    this.keepDisks = keepDisks;
  }

  /**
   * Runs it and prints the summary.
   *
   * @return whether the verdict is the one to expect: LOCAL, or REMOTE without prestaging
   */
  public boolean run(PrintStream out) {
    SubcloudLab.release(settings.iso());
    RunFolder run = home.newRun("demo");
    AtomicReference<AutoCloseable> open = new AtomicReference<>(() -> {});
    Thread emergency = new Thread(() -> endAtOnce(open.get(), run), "interrupted");
    Runtime.getRuntime().addShutdownHook(emergency);
    try {
      Installation installation = install(run, open);
      stages.display().close();
      new Summary(installation, stages, run, settings).print(out);
      return asExpected(installation.verdict());
    } finally {
      Runtime.getRuntime().removeShutdownHook(emergency);
      endAtOnce(() -> {}, run);
    }
  }

  private Installation install(RunFolder run, AtomicReference<AutoCloseable> open) {
    Path disk = SubcloudLab.newDisk(run);
    Path bootable = prestage ? prestagedIso(run) : null;
    stages.own("Start the content server and the BMC");
    try (SubcloudLab lab = new SubcloudLab(settings, run, stages, disk, bootable)) {
      open.set(lab);
      if (prestage) {
        lab.prestage();
      }
      return lab.install();
    } catch (GuestFailure e) {
      return new Installation(new Verdict.Failed(e.category(), e.reason()), null);
    }
  }

  private Path prestagedIso(RunFolder run) {
    stages.own("Build the prestaged ISO");
    List<Path> images = SampleImages.make(run.containerImages(), 2);
    Path output = run.prestagedIso();
    PrestageSettings prestaged =
        PrestageSettings.of(settings.iso(), output)
            .withImages(images)
            .withParameters(
                List.of(
                    BootParameter.of("rootfs_device=" + settings.rootDevice()),
                    BootParameter.of("boot_device=" + settings.rootDevice())))
            .withDefaultBoot(0)
            .withTimeout(new MenuTimeout(0));
    new PrestagedIsoBuilder(prestaged).build(stages.display()::moved);
    return output;
  }

  private boolean asExpected(Verdict verdict) {
    return prestage ? verdict instanceof Verdict.Local : verdict instanceof Verdict.Remote;
  }

  /** Ends servers first, then removes what is not to be kept. */
  private void endAtOnce(AutoCloseable lab, RunFolder run) {
    try {
      lab.close();
    } catch (Exception e) {
      throw new IllegalStateException("the lab could not be ended", e);
    } finally {
      if (!keepDisks) {
        run.removeWork();
      }
    }
  }
}
