package io.prestagelab.features;

import io.cucumber.plugin.event.DataTableArgument;
import io.cucumber.plugin.event.DocStringArgument;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Step;
import io.cucumber.plugin.event.StepArgument;
import io.cucumber.plugin.event.TestCase;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A scenario as a feature file of its own: the steps of its background first, an outline's values
 * in their places. Run again, it does the same.
 */
final class ScenarioText {
  private ScenarioText() {}

  static String of(TestCase scenario) {
    StringBuilder text = new StringBuilder("Feature: " + feature(scenario) + "\n\n");
    if (!scenario.getTags().isEmpty()) {
      text.append("  ").append(String.join(" ", scenario.getTags())).append('\n');
    }
    text.append("  Scenario: ").append(scenario.getName()).append('\n');
    scenario.getTestSteps().stream()
        .filter(PickleStepTestStep.class::isInstance)
        .map(step -> ((PickleStepTestStep) step).getStep())
        .forEach(step -> add(step, text));
    return text.toString();
  }

  /** The name of its file. */
  static String feature(TestCase scenario) {
    String uri = scenario.getUri().toString();
    return uri.substring(uri.lastIndexOf('/') + 1).replace(".feature", "");
  }

  private static void add(Step step, StringBuilder text) {
    text.append("    ").append(step.getKeyword()).append(step.getText()).append('\n');
    StepArgument argument = step.getArgument();
    if (argument instanceof DataTableArgument table) {
      table.cells().forEach(row -> text.append("      ").append(row(row)).append('\n'));
    } else if (argument instanceof DocStringArgument words) {
      String quoted = words.getContent().replace("\"\"\"", "\\\"\\\"\\\"");
      text.append("      \"\"\"\n").append(quoted.indent(6)).append("      \"\"\"\n");
    }
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
