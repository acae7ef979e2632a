package io.prestagelab.features;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestRunFinished;
import io.cucumber.plugin.event.WriteEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prints each scenario as it ends, and at the end the table of all, the longest first, with what
 * came of each.
 */
public final class ScenarioTable implements ConcurrentEventListener {
  /** How a scenario says what came of it. */
  static final String OUTCOME = "outcome ";

  /** Where a scenario says its records are. */
  static final String FOLDER = "folder ";

  /** Names a file to which each scenario is added as a line of fields divided by tabs. */
  private static final String FILE_PROPERTY = "prestagelab.scenarios";

  private record Row(String status, double seconds, String name, String folder, String outcome) {
    String fields() {
      return String.format(
          Locale.ROOT, "%s\t%.1f\t%s\t%s\t%s%n", status, seconds, name, folder, outcome);
    }

    String line() {
      return String.format(Locale.ROOT, "%-7s %6.1f s  %-72s %s", status, seconds, name, outcome)
          .stripTrailing();
    }
  }

  private final long start = System.nanoTime();
  private final Map<UUID, String> outcomes = new ConcurrentHashMap<>();
  private final Map<UUID, String> folders = new ConcurrentHashMap<>();
  private final List<Row> rows = Collections.synchronizedList(new ArrayList<>());

  /** Made by Cucumber. */
  public ScenarioTable() {}

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(WriteEvent.class, this::said);
    publisher.registerHandlerFor(TestCaseFinished.class, this::ended);
    publisher.registerHandlerFor(TestRunFinished.class, event -> print());
  }

  private void said(WriteEvent event) {
    keep(OUTCOME, event, outcomes);
    keep(FOLDER, event, folders);
  }

  private static void keep(String prefix, WriteEvent event, Map<UUID, String> texts) {
    if (event.getText().startsWith(prefix)) {
      texts.put(event.getTestCase().getId(), event.getText().substring(prefix.length()));
    }
  }

  private void ended(TestCaseFinished event) {
    TestCase scenario = event.getTestCase();
    Row row =
        new Row(
            event.getResult().getStatus().toString(),
            event.getResult().getDuration().toMillis() / 1000.0,
            scenario.getName(),
            folders.getOrDefault(scenario.getId(), ""),
            outcomes.getOrDefault(scenario.getId(), ""));
    rows.add(row);
    System.out.println(row.line());
    addTo(System.getProperty(FILE_PROPERTY, ""), row);
    Throwable error = event.getResult().getError();
    if (error != null) {
      System.out.println("        " + error);
    }
  }

  private static synchronized void addTo(String file, Row row) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(
          Path.of(file), row.fields(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private void print() {
    List<Row> all = new ArrayList<>(List.copyOf(rows));
    all.sort(Comparator.comparingDouble(Row::seconds).reversed());
    System.out.println("Scenarios, the longest first:");
    all.forEach(row -> System.out.println(row.line()));
    double sum = all.stream().mapToDouble(Row::seconds).sum();
    long failed = all.stream().filter(row -> !row.status().equals("PASSED")).count();
    System.out.printf(
        Locale.ROOT,
        "%d scenarios, %d not passed; %.1f min by the clock, %.1f min of scenarios%n",
        all.size(),
        failed,
        (System.nanoTime() - start) / 60e9,
        sum / 60);
  }
}
