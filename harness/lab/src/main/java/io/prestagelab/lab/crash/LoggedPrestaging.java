package io.prestagelab.lab.crash;

import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.crash.DiskHistory;
import io.prestagelab.image.crash.DiskPart;
import io.prestagelab.image.crash.WriteLog;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.QemuImg;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A prestaging on a real machine, with everything that it wrote to its disk, in a trial's run. */
public final class LoggedPrestaging {
  private final RunLayout run;
  private final String end;
  private final List<LoggedLine> lines;
  private final Duration took;

  private LoggedPrestaging(RunLayout run, String end, List<LoggedLine> lines, Duration took) {
    this.run = run;
    this.end = end;
    this.lines = List.copyOf(lines);
    this.took = took;
  }

  /**
   * Prestages {@code trial}'s server, whose bootable device is ready, and records it.
   *
   * @throws LabException if the prestaging fails: nothing can be learned from its power cuts then
   */
  public static LoggedPrestaging of(Trial trial) {
    trial.change(LoggedPrestaging::logged);
    // the machine's lines come on a thread of their own
    List<LoggedLine> lines = new CopyOnWriteArrayList<>();
    RunLayout run = trial.run().layout();
    Path log = RunLayout.writeLog(run.disk());
    trial
        .lab()
        .server()
        .listen(
            new HostListener() {
              @Override
              public void logLine(String source, String text, Instant at) {
                lines.add(new LoggedLine(length(log), text));
              }
            });
    DiskImage.open(run.disk()).copyTo(run.diskBefore());
    Instant start = Instant.now();
    if (!trial.prestage()) {
      throw new LabException(
          "the prestaging that was to be recorded failed: "
              + trial.prestagingFailure().map(Throwable::getMessage).orElse("no reason known"));
    }
    return new LoggedPrestaging(
        run, trial.lab().prestagedLine(), lines, Duration.between(start, Instant.now()));
  }

  private static LabSettings logged(LabSettings settings) {
    return settings.withDisk(settings.disk().withWriteLog());
  }

  static long length(Path log) {
    try {
      return Files.size(log);
    } catch (IOException e) {
      throw new LabException(log + " cannot be looked at: " + FileTrouble.reason(e), e);
    }
  }

  /** From power-on to power off. */
  Duration took() {
    return took;
  }

  /** What the installer logged meanwhile. */
  List<LoggedLine> lines() {
    return lines;
  }

  /** How many entries of the log were done when the installer said that all is prestaged. */
  int finishedAt(WriteLog log) {
    return lines.stream()
        .filter(line -> line.text().contains(end))
        .findFirst()
        .map(line -> log.entriesWithin(line.logBytes()))
        .orElse(Integer.MAX_VALUE);
  }

  /** What the installer had logged before an entry of the log was done. */
  String stage(WriteLog log, int entry) {
    return lines.stream()
        .filter(line -> log.entriesWithin(line.logBytes()) <= entry)
        .reduce((first, second) -> second)
        .map(LoggedLine::text)
        .orElse("power-on");
  }

  /** The log of the disk's writes. */
  WriteLog openLog() {
    return WriteLog.open(RunLayout.writeLog(run.disk()));
  }

  /** The disk before, and what was written to it. */
  DiskHistory history(WriteLog log) {
    return new DiskHistory(run.diskBefore(), parts(run.diskBefore()), log);
  }

  /** Where an image is not empty. */
  static List<DiskPart> parts(Path image) {
    JsonNode map = new JsonMapper().readTree(QemuImg.map(image));
    return StreamSupport.stream(map.spliterator(), false)
        .filter(part -> part.path("data").asBoolean() && !part.path("zero").asBoolean())
        .map(part -> new DiskPart(part.path("start").asLong(), part.path("length").asLong()))
        .toList();
  }
}
