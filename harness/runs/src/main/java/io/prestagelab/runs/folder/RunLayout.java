package io.prestagelab.runs.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Where things lie in the folder of a run, whether it goes on, has ended or was unpacked from a
 * capsule. This is the only place that knows the names:
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
 * verdict.json         the verdict for programs
 * media.log            what the server read from the Miniboot ISO, with times
 * media.map            which file lies where on that ISO
 * blocks.log           what its disks and its bootable device moved, with times
 * screens.log, screens/  pictures of its screen, with times
 * kickstarts.trace     which lines of the kickstarts' scripts ran, if that was asked for
 * traced-kickstarts/   the kickstarts as they then were
 * page.html            all of it as a page
 * installed/           logs read from the installed system
 * bmc/                 the BMC's state
 * server/              console, log stream, QMP events, NVRAM
 * crash.html, .json    what became of the states that a power cut could leave; their disks in found/
 * work/                disks and ISOs; removed at the end unless they are to be kept
 * running.lock         there while the run goes on
 * </pre>
 *
 * @param root the folder itself
 */
public record RunLayout(Path root) {
  /** Name of the server's installation disk, here and where a capsule's disk is made again. */
  public static final String DISK = "disk.raw";

  /** The folder's own name, which begins with the time of the run. */
  public String name() {
    return Objects.requireNonNull(root.toAbsolutePath().normalize().getFileName()).toString();
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

  /** Verdict and testimonies, to be read; {@link KeptVerdict} writes it. */
  public Path verdictText() {
    return root.resolve("verdict.txt");
  }

  /** The verdict, for programs; {@link KeptVerdict} writes and reads it. */
  public Path verdict() {
    return root.resolve("verdict.json");
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

  /** Folder: pictures of the server's screen. */
  public Path screens() {
    return root.resolve("screens");
  }

  /** Which lines of the kickstarts' scripts ran; there if that was asked for. */
  public Path trace() {
    return root.resolve("kickstarts.trace");
  }

  /** Folder: the kickstarts whose lines {@link #trace} tells of. */
  public Path kickstarts() {
    return root.resolve("traced-kickstarts");
  }

  /** The trace as the machine writes it. */
  public Path rawTrace() {
    return work().resolve("trace.raw");
  }

  /** All of it as a page. */
  public Path page() {
    return root.resolve("page.html");
  }

  /** Folder: logs read from the installed system. */
  public Path installed() {
    return root.resolve("installed");
  }

  /** Folder: the BMC's state. */
  public Path bmc() {
    return root.resolve("bmc");
  }

  /** What the BMC was asked and what it answered. */
  public Path exchanges() {
    return bmc().resolve("redfish.jsonl");
  }

  /** Folder: console, log stream, QMP events and NVRAM of the server, as its host names them. */
  public Path server() {
    return root.resolve("server");
  }

  /** Lines of the serial console, with times. */
  public Path console() {
    return server().resolve("console.log");
  }

  /** The serial console to the letter. */
  public Path rawConsole() {
    return server().resolve("console.raw");
  }

  /** The installer's own log stream, with times. */
  public Path guestLog() {
    return server().resolve("guest.log");
  }

  /** The firmware's own words, with times. */
  public Path firmwareLog() {
    return server().resolve("firmware.log");
  }

  /** What the machine itself told, with times. */
  public Path machineLog() {
    return server().resolve("qmp.log");
  }

  /** With what command the machine was started. */
  public Path command() {
    return server().resolve("qemu.command");
  }

  /** What the machine complained of. */
  public Path complaints() {
    return server().resolve("qemu.stderr");
  }

  /** Folder: disks and ISOs. */
  public Path work() {
    return root.resolve("work");
  }

  /** Folder: what the content server serves. */
  public Path www() {
    return work().resolve("www");
  }

  /** The server's installation disk. */
  public Path disk() {
    return work().resolve(DISK);
  }

  /** Every write to the installation disk of that path, if it was logged. */
  public static Path writeLog(Path disk) {
    return disk.resolveSibling("writes.log");
  }

  /** The installation disk as it was before its writes were logged. */
  public Path diskBefore() {
    return work().resolve("before.raw");
  }

  /** Folder: what the disk could hold after a power cut. */
  public Path crashStates() {
    return work().resolve("states");
  }

  /** What became of such states, as a page. */
  public Path crashPage() {
    return root.resolve("crash.html");
  }

  /** The same for programs. */
  public Path crashReport() {
    return root.resolve("crash.json");
  }

  /** Folder: disk images of the states that broke a rule. */
  public Path crashFindings() {
    return root.resolve("found");
  }

  /** In place of {@link #disk}, what was written over a copy of a real server's disk. */
  public Path overlay() {
    return work().resolve("disk.qcow2");
  }

  /** The prestaged ISO. */
  public Path prestagedIso() {
    return work().resolve("prestaged.iso");
  }

  /** Folder: archives of container images, to be prestaged. */
  public Path containerImages() {
    return work().resolve("images");
  }

  /** There, and locked, while the run goes on. */
  Path lock() {
    return root.resolve("running.lock");
  }

  /** What a capsule takes along, files and folders, the most telling first. */
  public List<Path> records() {
    return List.of(
        scenario(),
        settings(),
        log(),
        progress(),
        stages(),
        scenarioEnd(),
        steps(),
        mediaLog(),
        mediaMap(),
        blocksLog(),
        screensLog(),
        screens(),
        trace(),
        kickstarts(),
        redfishLog(),
        httpLog(),
        installValues(),
        verdictText(),
        verdict(),
        installed(),
        exchanges(),
        console(),
        rawConsole(),
        guestLog(),
        firmwareLog(),
        machineLog(),
        command(),
        complaints());
  }
}
