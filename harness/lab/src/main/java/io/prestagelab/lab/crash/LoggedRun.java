package io.prestagelab.lab.crash;

import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.StockTool;
import io.prestagelab.image.crash.CrashState;
import io.prestagelab.image.crash.DiskHistory;
import io.prestagelab.image.crash.DiskPart;
import io.prestagelab.image.crash.WriteLog;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.QemuImg;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.console.ConsoleText;
import io.prestagelab.lab.trial.Installation;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.lab.verdict.Verdict;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A prestaging, an installation or its wiping on a real machine, with everything that it wrote to
 * its disk, in a trial's run.
 */
public final class LoggedRun {
  /** Two in three bytes of an installation's log are zeros: file systems are made. */
  private static final StockTool DIG = StockTool.named("fallocate", "util-linux");

  private static final String WIPE = "sudo wipedisk --force; echo \"exit status $?\"";

  /** The second copy of a GUID partition table, and its header. */
  private static final long TABLE_BYTES = 1 << 20;

  private final RunLayout run;
  private final CrashSubject what;
  private final Optional<String> end;
  private final BundlesBefore before;
  private final List<LoggedLine> lines;
  private final Duration took;

  private LoggedRun(
      RunLayout run,
      CrashSubject what,
      Optional<String> end,
      BundlesBefore before,
      List<LoggedLine> lines,
      Duration took) {
    this.run = run;
    this.what = what;
    this.end = end;
    this.before = before;
    this.lines = List.copyOf(lines);
    this.took = took;
  }

  /**
   * Prestages {@code trial}'s server, whose bootable device is ready, or installs it from its
   * bundle, or wipes what was so installed, and records it.
   *
   * @throws LabException if that fails: nothing can be learned from its power cuts then
   */
  public static LoggedRun of(Trial trial, CrashSubject what) {
    trial.change(LoggedRun::logged);
    RunLayout run = trial.run().layout();
    Path log = RunLayout.writeLog(run.disk());
    trial.lab();
    if (what == CrashSubject.WIPEDISK) {
      install(trial);
      WriteLog.create(log);
    }
    // the machine's lines come on a thread of their own
    List<LoggedLine> lines = new CopyOnWriteArrayList<>();
    Consumer<String> ear = text -> lines.add(new LoggedLine(length(log), text));
    trial
        .lab()
        .server()
        .listen(what == CrashSubject.WIPEDISK ? new ConsoleEar(ear) : new PortEar(ear));
    DiskImage.open(run.disk()).copyTo(run.diskBefore());
    Instant start = Instant.now();
    switch (what) {
      case PRESTAGING -> prestage(trial);
      case MINIBOOT -> install(trial);
      case WIPEDISK -> wipe(trial);
    }
    Duration took = Duration.between(start, Instant.now());
    DIG.run(List.of("--dig-holes", log.toString()));
    BundlesBefore before = BundlesBefore.of(run.diskBefore(), trial.lab().release(), what);
    return new LoggedRun(run, what, trial.lab().finishedLine(), before, lines, took);
  }

  /** Hears what an installer logs. */
  private record PortEar(Consumer<String> heard) implements HostListener {
    @Override
    public void logLine(String source, String text, Instant at) {
      heard.accept(text);
    }
  }

  /** Hears what an installed system prints. */
  private record ConsoleEar(ConsoleText console, Consumer<String> heard) implements HostListener {
    ConsoleEar(Consumer<String> heard) {
      this(new ConsoleText(), heard);
    }

    @Override
    public void console(byte[] bytes, Instant at) {
      console.add(bytes).stream().filter(line -> !line.isBlank()).forEach(heard);
    }
  }

  private static void prestage(Trial trial) {
    if (!trial.prestage()) {
      throw new LabException(
          "the prestaging that was to be recorded failed: "
              + trial.prestagingFailure().map(Throwable::getMessage).orElse("no reason known"));
    }
  }

  private static void install(Trial trial) {
    trial.install();
    Verdict end = trial.end().map(Installation::verdict).orElseThrow();
    if (!(end instanceof Verdict.Local)) {
      throw new LabException(
          "the server of which power cuts were to be recorded was not installed locally: "
              + end.line());
    }
  }

  private static void wipe(Trial trial) {
    List<String> printed = trial.lab().runOnInstalledSystem(WIPE);
    if (!printed.contains("exit status 0")) {
      throw new LabException("the wipedisk that was to be recorded failed: " + printed);
    }
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

  /** What the installer logged meanwhile, or the installed system printed. */
  List<LoggedLine> lines() {
    return lines;
  }

  /** What lay on the backup partition before. */
  BundlesBefore before() {
    return before;
  }

  /** What was true of the bundle before each cut. */
  Function<CrashState, Judgement.Claim> claims(WriteLog log) {
    int finished = finishedAt(log);
    Judgement.Claim first =
        before.older().isEmpty() ? Judgement.Claim.NONE : Judgement.Claim.OLDER_BUNDLE;
    return state -> state.cut() >= finished ? Judgement.Claim.FINISHED : first;
  }

  /**
   * How many entries of the log were done when the installer said that all is prestaged; if it says
   * no such thing, until the last flush before the machine's end. None, if that was before.
   */
  int finishedAt(WriteLog log) {
    if (what.keepsBundle()) {
      return 0;
    }
    return end.map(
            words ->
                lines.stream()
                    .filter(line -> line.text().contains(words))
                    .findFirst()
                    .map(line -> log.entriesWithin(line.logBytes()))
                    .orElse(Integer.MAX_VALUE))
        .orElseGet(() -> lastFlush(log));
  }

  private static int lastFlush(WriteLog log) {
    return IntStream.iterate(log.writes().size() - 1, i -> i >= 0, i -> i - 1)
            .filter(i -> log.writes().get(i).isFlush())
            .findFirst()
            .orElse(-1)
        + 1;
  }

  /**
   * The parts of the disk that Miniboot's check looks at: the partition table at both ends, and the
   * Platform Backup partition. All of it, if there is none.
   */
  List<DiskPart> checked() {
    DiskImage disk = DiskImage.open(run.disk());
    long size = length(run.disk());
    return disk.backupPartition()
        .map(
            backup -> {
              long first =
                  disk.partitions().stream()
                      .mapToLong(each -> each.place().offset())
                      .min()
                      .orElseThrow();
              return List.of(
                  new DiskPart(0, first),
                  new DiskPart(backup.place().offset(), backup.place().length()),
                  new DiskPart(size - TABLE_BYTES, TABLE_BYTES));
            })
        .orElseGet(() -> List.of(new DiskPart(0, size)));
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

  /** What the log takes on this machine's disk, in bytes. */
  long logBytes() {
    return parts(RunLayout.writeLog(run.disk())).stream().mapToLong(DiskPart::bytes).sum();
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
