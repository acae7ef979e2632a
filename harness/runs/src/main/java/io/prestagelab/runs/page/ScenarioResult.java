package io.prestagelab.runs.page;

import io.prestagelab.runs.capsule.Secrets;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a scenario ended.
 *
 * @param name its name
 * @param feature name of its feature file
 * @param line its line there, of an outline that of the example
 * @param tags its tags
 * @param status PASSED, FAILED, SKIPPED and so on
 * @param millis how long it took, in milliseconds
 * @param verdict the installation's verdict; empty without one
 * @param error why it failed, one line, or what was said in other words; empty otherwise
 * @param run name of its run's folder
 */
public record ScenarioResult(
    String name,
    String feature,
    int line,
    List<String> tags,
    String status,
    long millis,
    String verdict,
    String error,
    String run) {

  /** Status of one that passed but for texts that the kickstarts in use say otherwise. */
  public static final String OTHER_WORDS = "WORDS";

  /** Whether everything was as it should be, whatever the words. */
  public boolean passed() {
    return status.equals("PASSED") || status.equals(OTHER_WORDS);
  }

  /** Takes secrets out of what an error says. */
  public ScenarioResult {
    tags = tags == null ? List.of() : List.copyOf(tags);
    error = error == null ? "" : Secrets.removedFrom(error);
  }

  /** What the scenario of a run is called; without a record of it, the run's own name. */
  public static String nameOf(RunLayout run) {
    try {
      return new JsonMapper()
          .readTree(Files.readString(run.scenarioEnd()))
          .path("name")
          .asString(run.name());
    } catch (IOException | JacksonException e) {
      return run.name();
    }
  }
}
