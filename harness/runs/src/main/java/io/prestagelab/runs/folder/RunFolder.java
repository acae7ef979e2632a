package io.prestagelab.runs.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The folder of one run. This is the only place that knows its layout:
 *
 * <pre>
 * scenario.feature     what was done, as a scenario that can be run again
 * settings.json        what it was done with: installation ISO, versions
 * run.log              what the lab did, with times
 * stages.log           its stages, with times
 * scenario.json        of a scenario: its name and how it ended
 * steps.log            of a scenario: its steps, with times
 * progress.txt         what a person would have seen, in a run that nobody watches
 * redfish.log          every Redfish exchange, without secrets
 * http.log             every request to the content server
 * install-values.yml   what the subcloud was added with
 * verdict.txt          verdict and testimonies
 * media.log            what the server read from the Miniboot ISO, with times
 * media.map            which file lies where on that ISO
 * blocks.log           what its disks and its bootable device moved, with times
 * screens.log, screens/  pictures of its screen, with times
 * page.html            all of it as a page
 * installed/           logs read from the installed system
 * bmc/                 the BMC's state
 * server/              console, log stream, QMP events, NVRAM
 * work/                disks and ISOs; removed at the end unless they are to be kept
 * running.lock         there while the run goes on
 * </pre>
 */
public final class RunFolder {
  private final Path root;
  private final Path certificates;
  private final RunLock lock;

  RunFolder(Path root, Path certificates) throws IOException {
    this.root = root;
    this.certificates = certificates;
    this.lock = RunLock.take(root);
  }

  /** Removes disks and ISOs of a run whose process was killed; its logs stay. */
  static void tidy(Path killed) throws IOException {
    delete(killed.resolve("work"));
    RunLock.forget(killed);
  }

  /** Where the BMC's certificate is kept; making one takes a second, so all runs share it. */
  public Path certificates() {
    return certificates;
  }

  /** The folder itself. */
  public Path path() {
    return root;
  }

  /** What was done, as a scenario that can be run again. */
  public Path scenario() {
    return root.resolve("scenario.feature");
  }

  /** What it was done with. */
  public Path settings() {
    return root.resolve("settings.json");
  }

  /** What the lab did, with times. */
  public Path log() {
    return root.resolve("run.log");
  }

  /** The lab's stages, with times. */
  public Path stages() {
    return root.resolve("stages.log");
  }

  /** Of a scenario: its name and how it ended. */
  public Path scenarioEnd() {
    return root.resolve("scenario.json");
  }

  /** Of a scenario: its steps, with times. */
  public Path steps() {
    return root.resolve("steps.log");
  }

  /** What the server read from the Miniboot ISO, with times. */
  public Path mediaLog() {
    return root.resolve("media.log");
  }

  /** Which file lies where on the Miniboot ISO. */
  public Path mediaMap() {
    return root.resolve("media.map");
  }

  /** What disks and bootable device moved, with times. */
  public Path blocksLog() {
    return root.resolve("blocks.log");
  }

  /** The pictures of the screen, with times. */
  public Path screensLog() {
    return root.resolve("screens.log");
  }

  /** Pictures of the server's screen. */
  public Path screens() {
    return made("screens");
  }

  /** All of it as a page. */
  public Path page() {
    return root.resolve("page.html");
  }

  /** What a person would have seen, in a run that nobody watches. */
  public Path progress() {
    return root.resolve("progress.txt");
  }

  /** Every Redfish exchange. */
  public Path redfishLog() {
    return root.resolve("redfish.log");
  }

  /** Every request to the content server. */
  public Path httpLog() {
    return root.resolve("http.log");
  }

  /** What the subcloud was added with. */
  public Path installValues() {
    return root.resolve("install-values.yml");
  }

  /** Verdict and testimonies. */
  public Path verdict() {
    return root.resolve("verdict.txt");
  }

  /** Logs read from the installed system. */
  public Path installedLogs() {
    return made("installed");
  }

  /** The BMC's state. */
  public Path bmc() {
    return made("bmc");
  }

  /** Console, log stream, QMP events and NVRAM of the server. */
  public Path server() {
    return made("server");
  }

  /** What the content server serves. */
  public Path www() {
    return made("work/www");
  }

  /** The server's installation disk. */
  public Path disk() {
    return made("work").resolve("disk.raw");
  }

  /** The prestaged ISO. */
  public Path prestagedIso() {
    return made("work").resolve("prestaged.iso");
  }

  /** Archives of container images, to be prestaged. */
  public Path containerImages() {
    return made("work/images");
  }

  /** The run has ended: removes disks and ISOs; logs stay. */
  public void removeWork() {
    remove(root.resolve("work"));
    keepWork();
  }

  /** The run has ended: disks and ISOs stay too. */
  public void keepWork() {
    try {
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock " + root, e);
    }
  }

  /** Removes the whole folder, of a run that never began. */
  public void removeAll() {
    keepWork();
    remove(root);
  }

  private static void remove(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  private Path made(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + root.resolve(name), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path dir, @org.jspecify.annotations.Nullable IOException failed) throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
