package io.prestagelab.lab.trial;

import io.prestagelab.lab.LabException;
import io.prestagelab.lab.progress.Display;
import io.prestagelab.lab.verdict.Verdict;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The main job, live: prestaged ISO, prestaging, subcloud add, Miniboot, verdict. */
public final class Demo {
  private final LabSettings settings;
  private final LabHome home;
  private final Stages stages;
  private final boolean prestage;
  private final boolean keepDisks;
  private final Consumer<RunFolder> record;

  /**
   * Prepares a demo.
   *
   * @param prestage whether the server is prestaged first
   * @param keepDisks whether disks and ISOs stay in the run's folder
   * @param record keeps in the run's folder what is done
   */
  public Demo(
      LabSettings settings,
      LabHome home,
      Display display,
      boolean prestage,
      boolean keepDisks,
      Consumer<RunFolder> record) {
    this.settings = settings;
    this.home = home;
    this.stages = new Stages(display);
    this.prestage = prestage;
    this.keepDisks = keepDisks;
    this.record = record;
  }

  /**
   * Runs it and prints the summary.
   *
   * @return whether the verdict is the one to expect: LOCAL, or REMOTE without prestaging
   */
  public boolean run(PrintStream out) {
    RunFolder run = home.newRun("demo");
    stages.keepIn(run.stages());
    try (OpenLabs open = new OpenLabs()) {
      open.add(() -> tellInterruption(open, run, out));
      open.add(keepDisks ? run::keepWork : run::removeWork);
      Installation installation = install(run, open);
      stages.display().close();
      if (open.interrupted()) {
        return false;
      }
      new Summary(installation, stages, run, settings).print(out);
      return asExpected(installation.verdict());
    } catch (LabException e) {
      run.removeAll();
      throw e;
    }
  }

  private static void tellInterruption(OpenLabs open, RunFolder run, PrintStream out) {
    if (open.interrupted()) {
      out.println("\nInterrupted: no verdict.\nFolder         " + run.path());
      out.flush();
    }
  }

  private Installation install(RunFolder run, OpenLabs open) {
    record.accept(run);
    Path disk = SubcloudLab.newDisk(run);
    Path bootable = prestage ? prestagedIso(run) : null;
    stages.own("Start the content server and the BMC");
    open.add(MemoryBroker.ofThisMachine().lend(ServerSettings.DEFAULT_MEMORY_MIB));
    SubcloudLab lab = new SubcloudLab(settings, run, stages, disk, bootable);
    open.add(lab::close);
    try {
      if (prestage) {
        lab.prestage();
      }
      return lab.install();
    } catch (GuestFailure e) {
      stages.end();
      return new Installation(new Verdict.Failed(e.category(), e.reason()), null, e.age());
    }
  }

  private Path prestagedIso(RunFolder run) {
    stages.own("Build the prestaged ISO");
    return PrestagedIso.of(settings, 2).heardBy(stages.display()::moved).build(run);
  }

  private boolean asExpected(Verdict verdict) {
    return prestage ? verdict instanceof Verdict.Local : verdict instanceof Verdict.Remote;
  }
}
