package io.prestagelab.runs.diagnose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How bad a program says that it is what a line tells. */
enum LineLevel {
  ERROR,
  UNSAID,
  WARNING;

  private static final Pattern SAID =
      Pattern.compile(
          "\\b(?:(?<error>ERROR|EROR|FATAL|CRITICAL|CRIT|[Ee]rror:|[Ff]atal:|panic:|level=(?:error|fatal))"
              + "|(?<less>WARN(?:ING)?|[Ww]arning:|INFO|DEBUG|NOTICE|level=(?:warning|info|debug)|Security Alert:))(?!\\w)");

  /** By the first word of that kind in a line. */
  static LineLevel of(String line) {
    Matcher said = SAID.matcher(line);
    if (!said.find()) {
      return UNSAID;
    }
    return said.group("error") != null ? ERROR : WARNING;
  }
}
