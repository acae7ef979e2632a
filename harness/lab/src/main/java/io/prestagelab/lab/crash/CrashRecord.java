package io.prestagelab.lab.crash;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.crash.CrashState;
import io.prestagelab.image.crash.DiskHistory;
import io.prestagelab.image.crash.LoggedWrite;
import io.prestagelab.image.crash.StateImage;
import io.prestagelab.image.crash.WriteLog;
import io.prestagelab.image.disk.QemuImg;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.RunFolder;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns judgements into a report, and keeps it in the run's folder with the disks that show
 * breaches.
 */
record CrashRecord(
    RunFolder run,
    LoggedPrestaging recording,
    WriteLog log,
    DiskHistory history,
    CrashSettings settings,
    Judging judging) {
  private static final Comparator<Judgement> PLAINEST =
      Comparator.<Judgement, CrashState.Kind>comparing(each -> each.state().kind())
          .thenComparingInt(each -> each.state().lost())
          .thenComparingInt(each -> each.state().cut());

  /** Writes report, page and disks. */
  CrashReport keep() {
    CrashReport report = report();
    try {
      JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      Files.writeString(run.layout().crashReport(), json.writeValueAsString(report) + "\n");
      Files.writeString(run.layout().crashPage(), CrashPage.of(report));
    } catch (IOException e) {
      throw new LabException(
          "the report cannot be kept in " + run.path() + ": " + FileTrouble.reason(e), e);
    }
    return report;
  }

  private CrashReport report() {
    List<Judgement> all = judging.judgements();
    List<CrashReport.Count> outcomes = counts(all, Judgement::outcome);
    List<String> names = outcomes.stream().map(CrashReport.Count::what).toList();
    return new CrashReport(
        run.path().toString(),
        recorded(),
        settings.seed(),
        counts(all, each -> each.state().kind().words()),
        judging.took().toMillis() / 1000.0,
        outcomes,
        breaches(all),
        recording.lines().stream()
            .map(line -> new CrashReport.Line(log.entriesWithin(line.logBytes()), line.text()))
            .toList(),
        all.stream()
            .map(
                each ->
                    new CrashReport.Cut(
                        each.state().cut(),
                        names.indexOf(each.outcome()),
                        !each.broken().isEmpty()))
            .toList());
  }

  private CrashReport.Recorded recorded() {
    List<LoggedWrite> changes = log.writes().stream().filter(LoggedWrite::isChange).toList();
    return new CrashReport.Recorded(
        recording.took().toMillis() / 1000.0,
        changes.size(),
        (int) log.writes().stream().filter(LoggedWrite::isFlush).count(),
        changes.stream()
            .filter(write -> write.kind() == LoggedWrite.Kind.WRITE)
            .mapToLong(write -> write.sectors() * log.sectorSize())
            .sum(),
        LoggedPrestaging.length(RunLayout.writeLog(run.layout().disk())),
        log.writes().size(),
        recording.finishedAt(log));
  }

  private static List<CrashReport.Count> counts(
      List<Judgement> all, Function<Judgement, String> name) {
    Map<String, Integer> counts = new TreeMap<>();
    all.forEach(each -> counts.merge(name.apply(each), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(each -> new CrashReport.Count(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingInt(CrashReport.Count::count).reversed())
        .toList();
  }

  private List<CrashReport.Breach> breaches(List<Judgement> all) {
    Map<Judgement.Rule, List<Judgement>> broken = new TreeMap<>();
    for (Judgement.Rule rule : Judgement.Rule.values()) {
      List<Judgement> those = all.stream().filter(each -> each.broken().contains(rule)).toList();
      if (!those.isEmpty()) {
        broken.put(rule, those);
      }
    }
    return broken.entrySet().stream().map(each -> breach(each.getKey(), each.getValue())).toList();
  }

  private CrashReport.Breach breach(Judgement.Rule rule, List<Judgement> those) {
    Judgement plainest = those.stream().min(PLAINEST).orElseThrow();
    return new CrashReport.Breach(
        rule.broken(),
        those.size(),
        plainest.state().toString(),
        stage(plainest.state().cut()),
        found(rule, plainest),
        disk(rule, plainest.state()).toString());
  }

  private static List<String> found(Judgement.Rule rule, Judgement judgement) {
    return switch (rule) {
      case ONLY_WHOLE ->
          judgement.differing().stream().map(name -> name + " is not the source's").toList();
      case FINISHED -> List.of(judgement.outcome());
      case NEIGHBOURS -> judgement.harmed();
    };
  }

  /** What the installer had logged before an entry was done. */
  private String stage(int entry) {
    return recording.lines().stream()
        .filter(line -> log.entriesWithin(line.logBytes()) <= entry)
        .reduce((first, second) -> second)
        .map(LoggedLine::text)
        .orElse("power-on");
  }

  /** A state as an image of its own. */
  private Path disk(Judgement.Rule rule, CrashState state) {
    String name = rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Path target = run.crashFindings().resolve(name + ".qcow2");
    try (StateImage image = new StateImage(history, run.crashStates().resolve(name + ".raw"))) {
      image.become(state);
      QemuImg.toQcow2(image.file(), target);
      Files.delete(image.file());
    } catch (IOException e) {
      throw new LabException(target + " cannot be made: " + FileTrouble.reason(e), e);
    }
    return target;
  }
}
