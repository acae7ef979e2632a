package io.prestagelab.features;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestRunFinished;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.TestStepStarted;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunFolder;
import io.prestagelab.runs.folder.TimedLog;
import io.prestagelab.runs.page.RunPage;
import io.prestagelab.runs.page.ScenarioResult;
import io.prestagelab.runs.page.SuiteHistory;
import io.prestagelab.runs.page.SuitePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a scenario's steps and its end in the folder of its run, writes the run's page, and at the
 * end the page of all scenarios.
 */
public final class ScenarioRecord implements ConcurrentEventListener {
  private static final Map<String, RunFolder> RUNS = new ConcurrentHashMap<>();
  private static final int LONGEST_ERROR = 500;

  private final LabHome home = LabHome.find();
  private final SuiteHistory history = new SuiteHistory(home.suites());
  private final Path suite = history.begin();
  private final Map<String, TimedLog> steps = new ConcurrentHashMap<>();

  /** Made by Cucumber. */
  public ScenarioRecord() {}

  /** Tells where the scenario with that id keeps its records. */
  static void keptIn(String id, RunFolder run) {
    RUNS.put(id, run);
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(
        TestStepStarted.class,
        event -> {
          if (event.getTestStep() instanceof PickleStepTestStep step) {
            note(event.getTestCase(), "begin", step);
          }
        });
    publisher.registerHandlerFor(
        TestStepFinished.class,
        event -> {
          if (event.getTestStep() instanceof PickleStepTestStep step) {
            String status = event.getResult().getStatus().name().toLowerCase(Locale.ROOT);
            note(event.getTestCase(), status, step);
          }
        });
    publisher.registerHandlerFor(TestCaseFinished.class, this::ended);
    publisher.registerHandlerFor(TestRunFinished.class, event -> writeSuite());
  }

  private void note(TestCase scenario, String mark, PickleStepTestStep step) {
    String id = scenario.getId().toString();
    RunFolder run = RUNS.get(id);
    if (run != null) {
      steps
          .computeIfAbsent(id, i -> new TimedLog(run.steps()))
          .add(mark + "\t" + step.getStep().getKeyword() + step.getStep().getText());
    }
  }

  private void ended(TestCaseFinished event) {
    RunFolder run = RUNS.remove(event.getTestCase().getId().toString());
    if (run == null) {
      return; // it never came to its first step
    }
    ScenarioResult result = result(event, run);
    try {
      Files.writeString(run.scenarioEnd(), new JsonMapper().writeValueAsString(result));
      SuiteHistory.add(suite, result);
      new RunPage(run.path()).write(run.page());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep how a scenario ended", e);
    } catch (LabException e) {
      System.out.println("         no page of it: " + e.getMessage());
    }
  }

  private static ScenarioResult result(TestCaseFinished event, RunFolder run) {
    TestCase scenario = event.getTestCase();
    String uri = scenario.getUri().toString();
    Throwable error = event.getResult().getError();
    String why = error == null ? "" : String.valueOf(error.getMessage()).strip();
    return new ScenarioResult(
        scenario.getName(),
        uri.substring(uri.lastIndexOf('/') + 1).replace(".feature", ""),
        scenario.getLocation().getLine(),
        List.copyOf(scenario.getTags()),
        event.getResult().getStatus().name(),
        event.getResult().getDuration().toMillis(),
        verdict(run.verdict()),
        why.substring(0, Math.min(LONGEST_ERROR, why.length())),
        String.valueOf(run.path().getFileName()));
  }

  private static String verdict(Path file) {
    try {
      return !Files.exists(file)
          ? ""
          : Files.readAllLines(file).stream()
              .filter(line -> line.startsWith("Verdict"))
              .map(line -> line.substring("Verdict".length()).strip())
              .findFirst()
              .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private void writeSuite() {
    try {
      Path page = home.suites().resolve("page.html");
      new SuitePage(history, home.runs()).write(page);
      System.out.println("Page: " + page);
    } catch (LabException e) {
      System.out.println("No page of the scenarios: " + e.getMessage());
    }
  }
}
