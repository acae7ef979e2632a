package io.prestagelab.runs.coverage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why lines of a kickstart are not reached, as its author says in comments: {@code # not reached:
 * WHY} after a command speaks for that line; on a line of its own it speaks for what follows, to
 * the end of the block: the next line that is indented less, or the section's end.
 */
final class UnreachedReasons {
  private static final Pattern COMMENT =
      Pattern.compile("(?<indent>\\s*)(?<code>.*?)(?<=^|\\s)# not reached: (?<why>.*\\S)\\s*");

  private UnreachedReasons() {}

  /** The reason of each line that has one, by its number from 1. */
  static Map<Integer, String> in(List<String> lines) {
    Map<Integer, String> found = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher comment = COMMENT.matcher(lines.get(i));
      if (comment.matches()) {
        if (!comment.group("code").isBlank()) {
          found.put(i + 1, comment.group("why"));
        } else {
          block(lines, i + 1, comment.group("indent").length(), comment.group("why"), found);
        }
      }
    }
    return found;
  }

  private static void block(
      List<String> lines, int from, int indent, String why, Map<Integer, String> found) {
    for (int i = from; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean ends =
          line.strip().equals("%end") || line.length() - line.stripLeading().length() < indent;
      if (!line.isBlank() && ends) {
        return;
      }
      found.put(i + 1, why);
    }
  }
}
