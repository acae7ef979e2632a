package io.prestagelab.features.reproduce;

import io.prestagelab.runs.diagnose.Diagnosis;
import io.prestagelab.runs.diagnose.Diagnostician;
import io.prestagelab.runs.diagnose.RepeatedLines;
import io.prestagelab.runs.diagnose.RepeatedLines.Repeat;
import io.prestagelab.runs.folder.RunLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run on a virtual server shows of a cause that was found elsewhere.
 *
 * @param expected the cause that was to be shown
 * @param diagnosis what the run's own logs say
 * @param lines the lines that proved the cause elsewhere
 */
public record Reproduction(String expected, Diagnosis diagnosis, List<Repeat> lines) {
  private static final Recipes RECIPES = new Recipes();

  /**
   * Looks at a run.
   *
   * @param run its folder
   * @param proof the lines that proved the cause elsewhere
   */
  public static Reproduction of(Path run, String expected, List<String> proof) {
    List<Path> logs = logs(run);
    RepeatedLines repeated = new RepeatedLines(logs);
    return new Reproduction(
        expected,
        new Diagnostician().diagnose(logs),
        proof.stream().distinct().map(line -> repeat(repeated, line, expected)).toList());
  }

  private static Repeat repeat(RepeatedLines repeated, String line, String expected) {
    return RECIPES.names(expected).stream()
        .map(name -> repeated.of(line, name))
        .filter(Repeat::came)
        .findFirst()
        .orElseGet(() -> repeated.of(line, expected));
  }

  private static List<Path> logs(Path run) {
    RunLayout layout = new RunLayout(run);
    return Stream.of(layout.guestLog(), layout.console(), layout.installed(), layout.verdictText())
        .filter(Files::exists)
        .toList();
  }

  /** Whether the run has the same cause. */
  public boolean sameCause() {
    Set<String> names = RECIPES.names(expected);
    return names.contains(diagnosis.cause())
        || diagnosis.also().stream().anyMatch(other -> names.contains(other.cause()));
  }

  /** Whether it has the same cause, and of the lines at least one. */
  public boolean same() {
    return sameCause() && (lines.isEmpty() || lines.stream().anyMatch(Repeat::came));
  }
}
