package io.prestagelab.runs.page;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import io.prestagelab.runs.folder.KeptVerdict;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A page of all runs that are kept, the newest first, each with its verdict and its own page. */
public final class AllRunsPage {
  private final Path runs;

  /** A page of the runs whose folders are in {@code runs}. */
  public AllRunsPage(Path runs) {
    this.runs = runs;
  }

  private record Row(String name, String kind, String reason, String scenario, String page) {}

  /**
   * Writes it, and the page of each run that has none yet; an older one is replaced at the end.
   *
   * @throws RunException if there is no run
   */
  public void write(Path file) {
    List<Path> folders = folders();
    if (folders.isEmpty()) {
      throw new RunException("there is no run in " + runs + "; 'lab demo' makes one");
    }
    Path here = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    List<Row> rows = folders.stream().map(each -> row(each, here)).toList();
    new PageTemplate("runs.html").write(file, Map.of("rows", rows));
  }

  private List<Path> folders() {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(each -> Files.isDirectory(each) && new RunSummary(each).isOfRun())
          .sorted(
              Comparator.<Path, String>comparing(
                      each -> NewestRun.order(String.valueOf(each.getFileName())))
                  .reversed())
          .toList();
    } catch (IOException e) {
      throw new RunException(runs + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  private static Row row(Path folder, Path here) {
    RunLayout run = new RunLayout(folder);
    if (!Files.exists(run.page())) {
      new RunPage(folder).write(run.page());
    }
    KeptVerdict verdict = KeptVerdict.read(run).orElse(new KeptVerdict("", ""));
    Object scenario = new RunSummary(folder).data(false).get("scenario");
    return new Row(
        run.name(),
        verdict.kind(),
        verdict.reason(),
        scenario instanceof ScenarioResult result ? result.name() : "",
        here.relativize(run.page().toAbsolutePath().normalize()).toString());
  }
}
