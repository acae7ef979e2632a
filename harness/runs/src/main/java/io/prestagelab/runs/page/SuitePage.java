package io.prestagelab.runs.page;

import io.prestagelab.runs.RunException;
import io.prestagelab.runs.folder.RunLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The page of the scenarios: a matrix of scenarios and the last times they ran, with verdicts,
 * times and links to the scenarios' own pages.
 */
public final class SuitePage {
  private static final int COLUMNS = 20;

  private final SuiteHistory history;
  private final Path runs;

  /**
   * A page of {@code history}.
   *
   * @param runs where the runs' folders are
   */
  public SuitePage(SuiteHistory history, Path runs) {
    this.history = history;
    this.runs = runs;
  }

  private record Cell(String status, long millis, String verdict, String error, String page) {}

  private record Row(String feature, String name, List<String> tags, Map<Integer, Cell> cells) {}

  private record Data(List<String> suites, List<Row> rows) {}

  /**
   * Writes it; an older one is replaced at the end.
   *
   * @throws RunException if no scenario has run yet
   */
  public void write(Path file) {
    List<SuiteHistory.Suite> all = history.suites();
    if (all.isEmpty()) {
      throw new RunException("no scenario has run yet; 'lab test' runs them");
    }
    List<SuiteHistory.Suite> last = all.subList(Math.max(0, all.size() - COLUMNS), all.size());
    Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    Map<String, Row> rows = new TreeMap<>();
    for (int column = 0; column < last.size(); column++) {
      column(column, last.get(column), folder, rows);
    }
    List<String> names = last.stream().map(SuiteHistory.Suite::name).toList();
    new PageTemplate("suite.html").write(file, new Data(names, new ArrayList<>(rows.values())));
  }

  /** The examples of an outline have one name: they are told apart by their order. */
  private void column(int column, SuiteHistory.Suite suite, Path folder, Map<String, Row> rows) {
    Map<String, Integer> seen = new HashMap<>();
    List<ScenarioResult> sorted =
        suite.results().stream().sorted(Comparator.comparingInt(ScenarioResult::line)).toList();
    for (ScenarioResult result : sorted) {
      String key = result.feature() + " " + result.name();
      int number = seen.merge(key, 1, Integer::sum);
      String name = result.name() + (number > 1 ? " (example " + number + ")" : "");
      rows.computeIfAbsent(
              "%s %s %06d".formatted(result.feature(), result.name(), number),
              k -> new Row(result.feature(), name, result.tags(), new TreeMap<>()))
          .cells()
          .put(column, cell(result, folder));
    }
  }

  private Cell cell(ScenarioResult result, Path folder) {
    Path page = new RunLayout(runs.resolve(result.run())).page().normalize();
    boolean there = page.startsWith(runs) && Files.isRegularFile(page);
    return new Cell(
        result.status(),
        result.millis(),
        result.verdict(),
        result.error(),
        there ? folder.relativize(page.toAbsolutePath().normalize()).toString() : "");
  }
}
