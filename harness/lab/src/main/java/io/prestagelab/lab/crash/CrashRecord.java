package io.prestagelab.lab.crash;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.crash.CrashState;
import io.prestagelab.image.crash.LoggedWrite;
import io.prestagelab.image.crash.WriteLog;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns judgements into a report, and keeps it in the run's folder with the disks that show
 * breaches.
 */
record CrashRecord(
    RunFolder run,
    LoggedRun recording,
    WriteLog log,
    StateDisks disks,
    CrashSettings settings,
    Judging judging,
    List<WholeRun> wholes) {
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
        wholes.stream().map(this::whole).toList(),
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

  private CrashReport.Whole whole(WholeRun run) {
    CrashState state = run.judgement().state();
    return new CrashReport.Whole(
        state.toString(),
        recording.stage(log, state.cut()),
        run.judgement().outcome(),
        run.installed().line(),
        run.again().line());
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
        recording.logBytes(),
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
    return Stream.concat(
            broken.entrySet().stream().map(each -> breach(each.getKey(), each.getValue())),
            unusable().stream())
        .toList();
  }

  private CrashReport.Breach breach(Judgement.Rule rule, List<Judgement> those) {
    Judgement plainest = those.stream().min(PLAINEST).orElseThrow();
    return new CrashReport.Breach(
        rule.broken(),
        those.size(),
        plainest.state().toString(),
        recording.stage(log, plainest.state().cut()),
        found(rule, plainest),
        disk(plainest.state(), rule.name()));
  }

  private String disk(CrashState state, String rule) {
    String name = rule.toLowerCase(Locale.ROOT).replace('_', '-');
    return disks.write(state, run.crashFindings(), name).toString();
  }

  private Optional<CrashReport.Breach> unusable() {
    List<WholeRun> broken = wholes.stream().filter(WholeRun::broken).toList();
    return broken.stream()
        .findFirst()
        .map(
            first ->
                new CrashReport.Breach(
                    WholeRun.RULE,
                    broken.size(),
                    first.judgement().state().toString(),
                    recording.stage(log, first.judgement().state().cut()),
                    List.of(
                        "the check: " + first.judgement().outcome(),
                        "Miniboot: " + first.installed().line(),
                        "prestaged again: " + first.again().line()),
                    disk(first.judgement().state(), "UNUSABLE")));
  }

  private static List<String> found(Judgement.Rule rule, Judgement judgement) {
    return switch (rule) {
      case ONLY_WHOLE -> judgement.wrong();
      case FINISHED, KEPT -> List.of(judgement.outcome());
      case NEIGHBOURS -> judgement.harmed();
    };
  }
}
