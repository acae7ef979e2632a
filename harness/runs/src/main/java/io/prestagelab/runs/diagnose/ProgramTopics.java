package io.prestagelab.runs.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which step a program belongs to, whatever it complains of: by its name. */
final class ProgramTopics {

  /** Before what a program writes: {@code dracut-mount[87]: }, {@code dracut Warning: }. */
  private static final String SAYS =
      "(?:^|[\\s/])(?:%s)(?:\\[\\d+])?:? ?(?:[Ww]arning|WARNING|FATAL|[Ee]rror|ERROR)?: ";

  /** As a command with its path, its ending and its arguments. */
  private static final String RUNS = "(?:^|[\\s/;|&('\"])(?:%s)(?:\\.py|\\.sh)?(?=[\\s'\"]|$)";

  private final Map<Pattern, String> speakers = new LinkedHashMap<>();
  private final Map<Pattern, String> commands = new LinkedHashMap<>();

  /** Adds some, and the cause if one of them complains. */
  void add(String names, String cause) {
    speakers.put(Pattern.compile(SAYS.formatted(names)), cause);
    commands.put(Pattern.compile(RUNS.formatted(names)), cause);
  }

  /** By the program that writes a line; null if no known one does. */
  @Nullable String speaking(String line) {
    return first(speakers, line);
  }

  /** By the program that a command runs; null if it is no known one. */
  @Nullable String run(String command) {
    return command.isEmpty() ? null : first(commands, command);
  }

  /** That of the program whose name stands first. */
  private static @Nullable String first(Map<Pattern, String> programs, String text) {
    String first = null;
    int at = text.length();
    for (Map.Entry<Pattern, String> program : programs.entrySet()) {
      Matcher name = program.getKey().matcher(text);
      if (name.find() && name.start() < at) {
        at = name.start();
        first = program.getValue();
      }
    }
    return first;
  }
}
