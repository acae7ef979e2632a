package io.prestagelab.runs.page;

import io.prestagelab.runs.capsule.Secrets;
import java.util.List;

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
 * @param error why it failed, one line; empty if it did not
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

  /** Takes secrets out of what an error says. */
  public ScenarioResult {
    tags = tags == null ? List.of() : List.copyOf(tags);
    error = error == null ? "" : Secrets.removedFrom(error);
  }
}
