package io.prestagelab.features;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.RunException;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunLayout;
import io.prestagelab.runs.page.AuthorTable;
import io.prestagelab.runs.page.RunPage;
import io.prestagelab.runs.page.ScenarioResult;
import io.prestagelab.runs.page.SuiteHistory;
import io.prestagelab.runs.page.SuitePage;
import io.prestagelab.runs.shard.ScenarioTimes;
import io.prestagelab.runs.shard.ShardRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What many scenarios leave: a line for each as it ends, its page, the history, and at the end the
 * table of all, the longest first, and the page of all.
 */
public final class SuiteRecord implements ScenarioListener {
  private final LabHome home;
  private final PrintStream out;
  private final @Nullable Path table;
  private final SuiteHistory history;
  private final Path suite;
  private final long start = System.nanoTime();
  private final StageTimes stages = new StageTimes();
  private final Processors processors = new Processors();
  private final List<ScenarioResult> results = new ArrayList<>();
  private boolean ownKickstarts;

  /**
   * Begins.
   *
   * @param table gets a line of fields divided by tabs for each scenario, or null
   */
  public SuiteRecord(LabHome home, PrintStream out, @Nullable Path table) {
    this.home = home;
    this.out = out;
    this.table = table;
    this.history = new SuiteHistory(home.suites());
    this.suite = history.begin();
  }

  /** Says that these scenarios are a shard of a suite, for {@code lab merge}. */
  public void isShard(ShardRecord shard) {
    shard.write(suite);
  }

  /** Says that the kickstarts are not the lab's, and that their author wants to know. */
  public void hasOwnKickstarts() {
    ownKickstarts = true;
  }

  /** A scenario has ended. */
  @Override
  public synchronized void ended(ScenarioResult result, @Nullable Path folder) {
    results.add(result);
    out.println(line(result));
    if (!result.error().isEmpty()) {
      out.println("        " + result.error().replace("\n", "\n        "));
    }
    SuiteHistory.add(suite, result);
    keepFields(result, folder);
    if (folder != null) {
      stages.add(new RunLayout(folder).stages());
      if (RunPage.canShow(folder)) {
        page(folder);
      }
    }
  }

  /** A scenario that needs no server of its own leaves none. */
  private void page(Path folder) {
    try {
      new RunPage(folder).write(new RunLayout(folder).page());
    } catch (RunException e) {
      out.println("         no page of it: " + e.getMessage());
    }
  }

  private static String line(ScenarioResult result) {
    return String.format(
            Locale.ROOT,
            "%-7s %6.1f s  %-72s %s",
            result.status(),
            result.millis() / 1e3,
            result.name(),
            result.verdict())
        .stripTrailing();
  }

  private void keepFields(ScenarioResult result, @Nullable Path folder) {
    if (table == null) {
      return;
    }
    try {
      Files.writeString(
          table,
          String.format(
              Locale.ROOT,
              "%s\t%.1f\t%s\t%s\t%s%n",
              result.status(),
              result.millis() / 1e3,
              result.name(),
              folder == null ? "" : folder,
              result.verdict()),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new LabException("cannot write " + table + ": " + FileTrouble.reason(e), e);
    }
  }

  /** Prints the table, the longest first, and writes the page of all. */
  public synchronized void end() {
    out.println("Scenarios, the longest first:");
    results.stream()
        .sorted(Comparator.comparingLong(ScenarioResult::millis).reversed())
        .forEach(result -> out.println(line(result)));
    out.printf(
        Locale.ROOT,
        "%d scenarios, %d not passed; %.1f min by the clock, %.1f min of scenarios%n",
        results.size(),
        results.stream().filter(result -> !result.passed()).count(),
        (System.nanoTime() - start) / 60e9,
        results.stream().mapToLong(ScenarioResult::millis).sum() / 60e3);
    AuthorTable author = new AuthorTable(results);
    if (ownKickstarts || author.hasOtherWords()) {
      author.lines().forEach(out::println);
    }
    stages.lines().forEach(out::println);
    out.println(processors.line());
    keepTimes();
    try {
      Path page = home.suitesPage();
      if (!results.isEmpty()) {
        new SuitePage(history, home.runs()).write(page);
        out.println("Page: " + page);
      }
    } catch (RunException e) {
      out.println("No page of the scenarios: " + e.getMessage());
    }
  }

  /** What they took, for a later cut into shards. */
  private void keepTimes() {
    Path times = home.suites().resolve("times.tsv");
    try {
      UnfinishedOutput.replace(
          times, half -> Files.writeString(half, ScenarioTimes.of(results).text()));
    } catch (IOException e) {
      throw new LabException("cannot write " + times + ": " + FileTrouble.reason(e), e);
    }
  }
}
