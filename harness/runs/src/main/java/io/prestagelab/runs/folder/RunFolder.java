package io.prestagelab.runs.folder;

import io.prestagelab.image.FileTrees;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of a run that goes on: its {@link RunLayout}, the lock that says so, and the folders
 * in it, which are made when they are first asked for.
 */
public final class RunFolder {
  private final RunLayout layout;
  private final Path certificates;
  private final RunLock lock;

  RunFolder(Path root, Path certificates) throws IOException {
    this.layout = new RunLayout(root);
    this.certificates = certificates;
    this.lock = RunLock.take(layout);
  }

  /** Removes disks and ISOs of a run whose process was killed; its logs stay. */
  static void tidyIfKilled(Path run) throws IOException {
    RunLayout layout = new RunLayout(run);
    RunLock.ifKilled(layout, () -> FileTrees.delete(layout.work()));
  }

  /** Where the BMC's certificate is kept; making one takes a second, so all runs share it. */
  public Path certificates() {
    return certificates;
  }

  /** Where things lie in it. */
  public RunLayout layout() {
    return layout;
  }

  /** The folder itself. */
  public Path path() {
    return layout.root();
  }

  /** What was done, as a scenario that can be run again. */
  public Path scenario() {
    return layout.scenario();
  }

  /** What it was done with. */
  public Path settings() {
    return layout.settings();
  }

  /** What the lab did, with times. */
  public Path log() {
    return layout.log();
  }

  /** The lab's stages, with times. */
  public Path stages() {
    return layout.stages();
  }

  /** Of a scenario: its name and how it ended. */
  public Path scenarioEnd() {
    return layout.scenarioEnd();
  }

  /** Of a scenario: its steps, with times. */
  public Path steps() {
    return layout.steps();
  }

  /** What the server read from the Miniboot ISO, with times. */
  public Path mediaLog() {
    return layout.mediaLog();
  }

  /** Which file lies where on the Miniboot ISO. */
  public Path mediaMap() {
    return layout.mediaMap();
  }

  /** What disks and bootable device moved, with times. */
  public Path blocksLog() {
    return layout.blocksLog();
  }

  /** The pictures of the screen, with times. */
  public Path screensLog() {
    return layout.screensLog();
  }

  /** Pictures of the server's screen. */
  public Path screens() {
    return made(layout.screens());
  }

  /** All of it as a page. */
  public Path page() {
    return layout.page();
  }

  /** What a person would have seen, in a run that nobody watches. */
  public Path progress() {
    return layout.progress();
  }

  /** Every Redfish exchange. */
  public Path redfishLog() {
    return layout.redfishLog();
  }

  /** Every request to the content server. */
  public Path httpLog() {
    return layout.httpLog();
  }

  /** What the subcloud was added with. */
  public Path installValues() {
    return layout.installValues();
  }

  /** Verdict and testimonies. */
  public Path verdict() {
    return layout.verdictText();
  }

  /** Logs read from the installed system. */
  public Path installedLogs() {
    return made(layout.installed());
  }

  /** The BMC's state. */
  public Path bmc() {
    return made(layout.bmc());
  }

  /** Console, log stream, QMP events and NVRAM of the server. */
  public Path server() {
    return made(layout.server());
  }

  /** What the content server serves. */
  public Path www() {
    return made(layout.www());
  }

  /** The server's installation disk. */
  public Path disk() {
    made(layout.work());
    return layout.disk();
  }

  /** What the disk could hold after a power cut. */
  public Path crashStates() {
    return made(layout.crashStates());
  }

  /** Disk images of the states that broke a rule. */
  public Path crashFindings() {
    return made(layout.crashFindings());
  }

  /** Which lines of kickstarts ran, as the machine writes it. */
  public Path rawTrace() {
    made(layout.work());
    return layout.rawTrace();
  }

  /** The kickstarts of which that tells. */
  public Path kickstarts() {
    return made(layout.kickstarts());
  }

  /** The prestaged ISO. */
  public Path prestagedIso() {
    made(layout.work());
    return layout.prestagedIso();
  }

  /** Archives of container images, to be prestaged. */
  public Path containerImages() {
    return made(layout.containerImages());
  }

  /** The run has ended: removes disks and ISOs; logs stay. */
  public void removeWork() {
    remove(layout.work());
    keepWork();
  }

  /** The run has ended: disks and ISOs stay too. */
  public void keepWork() {
    try {
      lock.release();
    } catch (IOException e) {
      throw new RunException("cannot unlock " + layout.root() + ": " + FileTrouble.reason(e), e);
    }
  }

  /** Removes the whole folder, of a run that never began. */
  public void removeAll() {
    keepWork();
    remove(layout.root());
  }

  private static void remove(Path folder) {
    try {
      FileTrees.delete(folder);
    } catch (IOException e) {
      throw new RunException("cannot remove " + folder + ": " + FileTrouble.reason(e), e);
    }
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RunException("cannot make " + folder + ": " + FileTrouble.reason(e), e);
    }
  }
}
