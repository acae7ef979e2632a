package io.prestagelab.runs.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The failure messages of a kickstart: what its scripts give to functions that report a failure,
 * and what they log or print that speaks of one.
 */
final class FailureMessages {
  private static final Pattern REPORTING =
      Pattern.compile("report_\\w*fail\\w*|fail(?:_\\w+)?|exit_error|elog|die|fatal");
  private static final Pattern CALL =
      Pattern.compile(
          "(?<![\\w./$\"'=-])([A-Za-z_][\\w-]*)\\s+(?:-[a-zA-Z]+\\s+)?(\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*'|\\$?[\\w$/.{}-]+\\.log\\b)");
  private static final Pattern BAD_NEWS =
      Pattern.compile(
          "\\b(?:error|fail(?:ed|s|ure)?|fatal|invalid|missing|reject(?:ed|s)?|unable|cannot|can't|could not|not found|"
              + "not mounted|does not exists?|not exist|no \\S+ (?:files|file found|check file found)|no prestag\\w+ files)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VARIABLES =
      Pattern.compile("(?:\\$(?:\\{[^}]*\\}|\\w+|[@*#?!-])|\\\\n|[\\s:,.-])*+");

  private FailureMessages() {}

  /**
   * A failure message that a kickstart can print.
   *
   * @param line of the kickstart, where the command that prints it begins
   * @param by the function or command that it is given to
   * @param text as the kickstart has it, variables and all; of a log file, its name
   * @param alone whether the line does nothing else, so that who reaches the line prints it
   */
  record Message(int line, String by, String text, boolean alone) {}

  /** All of {@code kickstart}, by line. */
  static List<Message> in(Kickstart kickstart) {
    Set<String> functions =
        kickstart.functions().stream().map(BashLines.Function::name).collect(Collectors.toSet());
    List<Message> found = new ArrayList<>();
    for (Map.Entry<Integer, String> command : kickstart.commands().entrySet()) {
      if (!insideReporting(kickstart, command.getKey())) {
        addFrom(command.getKey(), command.getValue(), functions, found);
      }
    }
    return List.copyOf(found);
  }

  /** Inside a function that reports failures: what it makes of what it is given is no message. */
  private static boolean insideReporting(Kickstart kickstart, int line) {
    return kickstart.functions().stream()
        .anyMatch(function -> function.has(line) && REPORTING.matcher(function.name()).matches());
  }

  private static void addFrom(
      int line, String command, Set<String> functions, List<Message> found) {
    Matcher call = CALL.matcher(command);
    while (call.find()) {
      String by = call.group(1);
      String text = call.group(2).replaceAll("^[\"']|[\"']$", "");
      boolean printing = by.equals("echo") || by.equals("printf");
      boolean reports = REPORTING.matcher(by).matches();
      boolean tells =
          (printing || functions.contains(by) || by.equals("wlog"))
              && BAD_NEWS.matcher(text).find();
      if ((reports || tells)
          && !VARIABLES.matcher(text).matches()
          && !toFile(command, call, printing)) {
        found.add(new Message(line, by, text, command.strip().startsWith(call.group())));
      }
    }
  }

  private static boolean toFile(String command, Matcher call, boolean printing) {
    return printing && command.substring(call.end()).matches("[^;|&]*>>?\\s*[^&\\s].*");
  }
}
