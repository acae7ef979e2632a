package io.prestagelab.runs.folder;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/** Where the lab keeps everything: {@code .lab} in the checkout, or {@code $LAB_HOME}. */
public final class LabHome {
  private static final DateTimeFormatter RUN_NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Path root;

  /** The home in that folder, which need not exist. */
  public LabHome(Path root) {
    this.root = root;
  }

  /** From the property {@code prestagelab.home}, else {@code $LAB_HOME}, else {@code .lab} here. */
  public static LabHome find() {
    String named = System.getProperty("prestagelab.home", System.getenv("LAB_HOME"));
    return new LabHome(Path.of(named == null ? ".lab" : named).toAbsolutePath().normalize());
  }

  /** The lab's installation ISO: the property {@code prestagelab.iso}, else the cached one. */
  public Path installationIso() {
    String named = System.getProperty("prestagelab.iso");
    return named == null ? cache().resolve("bootimage.iso") : Path.of(named).toAbsolutePath();
  }

  /** The lab's installation ISO of the Debian generation, beside the usual one. */
  public Path debianIso() {
    return beside("debian");
  }

  /** The lab's installation ISO with the generic kernel, beside the usual one. */
  public Path genericIso() {
    return beside("generic");
  }

  /** The same of the Debian generation. */
  public Path debianGenericIso() {
    return beside("debian-generic");
  }

  /** The lab's installation ISO without the lab's extras, beside the usual one. */
  public Path plainIso() {
    return beside("plain");
  }

  private Path beside(String kind) {
    Path usual = installationIso();
    String name = String.valueOf(usual.getFileName()).replaceFirst("\\.iso$", "");
    return usual.resolveSibling(name + "-" + kind + ".iso");
  }

  /** What is kept from run to run and can be made again. */
  public Path cache() {
    return root.resolve("cache");
  }

  /** The folders of the runs. */
  public Path runs() {
    return root.resolve("runs");
  }

  /** Options that stand in for those that are not given. */
  public Path usualOptions() {
    return root.resolve("lab.yaml");
  }

  /** What emulated BMCs keep that are served for themselves. */
  public Path bmcs() {
    return root.resolve("bmc");
  }

  /** How the scenarios of the last times ended. */
  public Path suites() {
    return root.resolve("suites");
  }

  /** The page of the scenarios' last times. */
  public Path suitesPage() {
    return suites().resolve("page.html");
  }

  /** The last coverage of kickstarts, as a page. */
  public Path coveragePage() {
    return root.resolve("coverage").resolve("page.html");
  }

  /** A new run's folder, named by the time and {@code what} is run. */
  public RunFolder newRun(String what) {
    String name = RUN_NAME.format(LocalDateTime.now(java.time.ZoneId.systemDefault())) + "-" + what;
    try {
      Files.createDirectories(runs());
      tidyKilledRuns();
      Path folder = created(name);
      return new RunFolder(folder, Files.createDirectories(cache().resolve("tls")));
    } catch (IOException e) {
      throw new RunException(
          "cannot make a run's folder in %s (%s); set LAB_HOME to a folder that can be written to"
              .formatted(runs(), FileTrouble.reason(e)),
          e);
    }
  }

  /** What runs left behind whose process was killed. */
  private void tidyKilledRuns() throws IOException {
    try (Stream<Path> folders = Files.list(runs())) {
      for (Path folder : folders.toList()) {
        RunFolder.tidyIfKilled(folder);
      }
    }
  }

  /** Runs that begin in the same second are told apart by a number. */
  private Path created(String name) throws IOException {
    Path folder = runs().resolve(name);
    for (int i = 2; ; i++) {
      try {
        return Files.createDirectory(folder);
      } catch (FileAlreadyExistsException e) {
        folder = runs().resolve(name + "-" + i);
      }
    }
  }
}
