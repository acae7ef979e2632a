package io.prestagelab.runs.diagnose;

import java.util.regex.Pattern;

/**
 * The command that was typed or run last in a file: what comes soon after it speaks of the same.
 */
final class TypedCommand {

  private static final int NEAR = 20;

  /** After a shell's prompt, as a shell traces it, or as an installer writes it down. */
  private static final Pattern PROMPT =
      Pattern.compile(
          "^(?:\\[[^\\]]{3,80}\\][$#] |grub(?: rescue)?> |[\\w.@:~/-]{0,60}[$#] |\\+{1,4} |PS [^>]{1,60}> ?|.{0,60}\\bRunning(?: command| in chroot|\\.\\.\\.))");

  private LogLine last = new LogLine("", 0, "");

  /** Takes the next line. */
  void hear(LogLine line, LineFacts reading) {
    if (reading.isCommand()) {
      last = line;
    }
  }

  static boolean isCommand(String text) {
    return mayBe(text) && PROMPT.matcher(text).find();
  }

  private static boolean mayBe(String text) {
    return text.indexOf('$') >= 0
        || text.indexOf('#') >= 0
        || text.startsWith("+")
        || text.startsWith("PS ")
        || text.startsWith("grub")
        || text.contains("Running");
  }

  /** The one that a line comes soon after; empty if there is none. */
  String before(LogLine line) {
    boolean near =
        last.file().equals(line.file())
            && line.number() > last.number()
            && line.number() - last.number() <= NEAR;
    return near ? last.text().strip() : "";
  }
}
