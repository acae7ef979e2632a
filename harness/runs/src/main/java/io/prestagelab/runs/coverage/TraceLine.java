package io.prestagelab.runs.coverage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of the trace that an installer writes of the scripts it runs. */
sealed interface TraceLine {

  /**
   * From {@code line} on, the script's lines are those of {@code file} from {@code number} on.
   *
   * @param script the script's path in the machine
   */
  record Map(String script, int line, String file, int number) implements TraceLine {}

  /** That line of a script is about to run. */
  record Run(String script, int line) implements TraceLine {}

  /** Something was left out here. */
  record Gap() implements TraceLine {}

  /** Longest line that is one. */
  int LONGEST = 1_000;

  /** A line, however it was torn: what is whole at its end counts. */
  Pattern WHOLE =
      Pattern.compile("(?:.*?)(?:map (/\\S+) (\\d{1,7}) (\\S+) (\\d{1,7})|run (/\\S+) (\\d{1,7}))");

  /** What a line says; empty if nothing that can be understood. */
  static Optional<TraceLine> of(String line) {
    if (line.isEmpty()) {
      return Optional.of(new Gap());
    }
    int last = Math.max(line.lastIndexOf("map /"), line.lastIndexOf("run /"));
    if (last < 0 || line.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher whole = WHOLE.matcher(line.substring(last));
    if (!whole.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        whole.group(1) == null
            ? new Run(whole.group(5), Integer.parseInt(whole.group(6)))
            : new Map(
                whole.group(1),
                Integer.parseInt(whole.group(2)),
                whole.group(3),
                Integer.parseInt(whole.group(4))));
  }
}
