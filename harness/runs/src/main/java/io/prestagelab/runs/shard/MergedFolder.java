package io.prestagelab.runs.shard;

import io.prestagelab.image.FileTrees;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import io.prestagelab.runs.folder.RunLayout;
import io.prestagelab.runs.page.AuthorTable;
import io.prestagelab.runs.page.ScenarioResult;
import io.prestagelab.runs.page.SuiteHistory;
import io.prestagelab.runs.page.SuitePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where merged shards are kept: {@code page.html} with the scenarios' own pages below {@code runs},
 * {@code junit.xml}, {@code table.txt}, the longest first, and {@code times.tsv} for the next cut.
 * It stands alone, and can be carried away.
 */
public final class MergedFolder {
  private final Path folder;

  /** This folder, which need not be there; what an earlier merge left in it is replaced. */
  public MergedFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Writes everything.
   *
   * @return the page
   * @throws RunException if something cannot be written
   */
  public Path write(MergedSuite suite) {
    try {
      Files.createDirectories(folder);
      checkOurs();
      FileTrees.delete(folder.resolve("suites"));
      FileTrees.delete(folder.resolve("runs"));
      SuiteHistory history = new SuiteHistory(folder.resolve("suites"));
      Files.writeString(folder.resolve("table.txt"), table(suite));
      Path results = history.begin();
      for (MergedSuite.Entry entry : suite.entries()) {
        SuiteHistory.add(results, carried(entry));
      }
      Files.writeString(folder.resolve("junit.xml"), JunitFile.of(suite.results()));
      Files.writeString(folder.resolve("times.tsv"), ScenarioTimes.of(suite.results()).text());
      Path page = new RunLayout(folder).page();
      if (!suite.entries().isEmpty()) {
        new SuitePage(history, folder.resolve("runs")).write(page);
      }
      return page;
    } catch (IOException e) {
      throw new RunException("cannot write to " + folder + ": " + FileTrouble.reason(e), e);
    }
  }

  /** Nothing of anybody else's is replaced. */
  private void checkOurs() throws IOException {
    try (Stream<Path> there = Files.list(folder)) {
      if (there.findAny().isPresent() && !Files.exists(folder.resolve("table.txt"))) {
        throw new RunException(
            folder + " is not empty and no earlier merge; give another folder with --output");
      }
    }
  }

  /** The scenario's page comes along, under a name that runs of other machines do not have. */
  private ScenarioResult carried(MergedSuite.Entry entry) throws IOException {
    ScenarioResult result = entry.result();
    String name = entry.shard().number() + "-" + entry.folder().getFileName();
    Path page = new RunLayout(entry.folder()).page();
    if (Files.isRegularFile(page)) {
      Path run = Files.createDirectories(folder.resolve("runs").resolve(name));
      Files.copy(page, new RunLayout(run).page());
    }
    return new ScenarioResult(
        result.name(),
        result.feature(),
        result.line(),
        result.tags(),
        result.status(),
        result.millis(),
        result.verdict(),
        result.error(),
        name);
  }

  /**
   * A line for each scenario, the longest first, then one for each shard and for all, and what was
   * said in other words.
   */
  public static String table(MergedSuite suite) {
    StringBuilder text = new StringBuilder();
    suite.entries().stream()
        .sorted(Comparator.comparingLong((MergedSuite.Entry e) -> e.result().millis()).reversed())
        .forEach(entry -> text.append(line(entry)).append('\n'));
    for (Shard shard : suite.shards()) {
      text.append(sum(suite, shard)).append('\n');
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%d scenarios in %d shards, %d not passed; %.1f min of scenarios%n",
            suite.entries().size(),
            suite.shards().size(),
            suite.results().stream().filter(each -> !each.passed()).count(),
            suite.results().stream().mapToLong(ScenarioResult::millis).sum() / 60e3));
    AuthorTable author = new AuthorTable(suite.results());
    if (author.hasOtherWords()) {
      author.lines().forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private static String line(MergedSuite.Entry entry) {
    ScenarioResult result = entry.result();
    return String.format(
            Locale.ROOT,
            "%-7s %6.1f s  %-7s  %-72s %s",
            result.status(),
            result.millis() / 1e3,
            entry.shard(),
            result.name(),
            result.verdict())
        .stripTrailing();
  }

  private static String sum(MergedSuite suite, Shard shard) {
    long scenarios = suite.entries().stream().filter(entry -> entry.shard().equals(shard)).count();
    long millis =
        suite.entries().stream()
            .filter(entry -> entry.shard().equals(shard))
            .mapToLong(entry -> entry.result().millis())
            .sum();
    return String.format(
        Locale.ROOT, "shard %s: %d scenarios, %.1f min", shard, scenarios, millis / 60e3);
  }
}
