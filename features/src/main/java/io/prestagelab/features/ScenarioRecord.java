package io.prestagelab.features;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestStep;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.TestStepStarted;
import io.cucumber.plugin.event.WriteEvent;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.RunLayout;
import io.prestagelab.runs.folder.TimedLog;
import io.prestagelab.runs.page.ScenarioResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a scenario, its steps and its end in the folder of its run. */
final class ScenarioRecord implements ConcurrentEventListener {
  /** How a scenario says where its records are, before its first step. */
  static final String FOLDER = "folder ";

  /** How a scenario says, at its end, what came of it. */
  static final String OUTCOME = "outcome ";

  /** How a scenario says, at its end, what the kickstarts in use have other words for. */
  static final String WORDS = "words ";

  private static final int LONGEST_ERROR = 500;

  private final ScenarioListener listener;
  private final Map<UUID, Path> folders = new ConcurrentHashMap<>();
  private final Map<UUID, String> outcomes = new ConcurrentHashMap<>();
  private final Map<UUID, String> words = new ConcurrentHashMap<>();

  /**
   * Keeps all that run.
   *
   * @param listener hears of each that has ended, and of its folder
   */
  ScenarioRecord(ScenarioListener listener) {
    this.listener = listener;
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(WriteEvent.class, this::said);
    publisher.registerHandlerFor(
        TestStepStarted.class, event -> note(event.getTestCase(), "begin", event.getTestStep()));
    publisher.registerHandlerFor(
        TestStepFinished.class,
        event ->
            note(
                event.getTestCase(),
                event.getResult().getStatus().name().toLowerCase(Locale.ROOT),
                event.getTestStep()));
    publisher.registerHandlerFor(TestCaseFinished.class, this::ended);
  }

  private void said(WriteEvent event) {
    TestCase scenario = event.getTestCase();
    if (event.getText().startsWith(OUTCOME)) {
      outcomes.put(scenario.getId(), event.getText().substring(OUTCOME.length()));
    } else if (event.getText().startsWith(WORDS)) {
      String said = event.getText().substring(WORDS.length());
      words.merge(scenario.getId(), said, (all, one) -> all + "\n" + one);
    } else if (event.getText().startsWith(FOLDER)) {
      Path folder = Path.of(event.getText().substring(FOLDER.length()));
      folders.put(scenario.getId(), folder);
      write(new RunLayout(folder).scenario(), ScenarioText.of(scenario));
    }
  }

  private void note(TestCase scenario, String mark, TestStep what) {
    Path folder = folders.get(scenario.getId());
    if (folder != null && what instanceof PickleStepTestStep step) {
      new TimedLog(new RunLayout(folder).steps())
          .add(mark + "\t" + step.getStep().getKeyword() + step.getStep().getText());
    }
  }

  private void ended(TestCaseFinished event) {
    Path folder = folders.remove(event.getTestCase().getId());
    ScenarioResult result = result(event, folder);
    if (folder != null && Files.isDirectory(folder)) {
      write(new RunLayout(folder).scenarioEnd(), new JsonMapper().writeValueAsString(result));
      listener.ended(result, folder);
    } else {
      listener.ended(result, null);
    }
  }

  private ScenarioResult result(TestCaseFinished event, @Nullable Path folder) {
    TestCase scenario = event.getTestCase();
    Throwable error = event.getResult().getError();
    String other = words.getOrDefault(scenario.getId(), "");
    String why = error == null ? other : String.valueOf(error.getMessage()).strip();
    return new ScenarioResult(
        scenario.getName(),
        ScenarioText.feature(scenario),
        scenario.getLocation().getLine(),
        List.copyOf(scenario.getTags()),
        error == null && !other.isEmpty()
            ? ScenarioResult.OTHER_WORDS
            : event.getResult().getStatus().name(),
        event.getResult().getDuration().toMillis(),
        outcomes.getOrDefault(scenario.getId(), ""),
        why.substring(0, Math.min(LONGEST_ERROR, why.length())),
        folder == null ? "" : String.valueOf(folder.getFileName()));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new LabException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }
}
