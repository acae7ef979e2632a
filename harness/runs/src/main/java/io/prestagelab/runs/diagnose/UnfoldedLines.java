package io.prestagelab.runs.diagnose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes lines of what programs fold into one: the {@code \n} within JSON (ansible's callback,
 * journald's export) and rsyslog's {@code #012} are line ends, and the indented lines after
 * ansible's {@code fatal:} (its YAML callback) are also read as one, as is its JSON that a terminal
 * has broken.
 */
final class UnfoldedLines implements LineSink {

  private static final String RSYSLOG_LINE_END = "#012";
  private static final int MOST_JOINED = 24;
  private static final int LONGEST = 1200;
  private static final Pattern JOURNAL =
      Pattern.compile("\"MESSAGE\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

  /** What ansible's YAML callback leaves on the line of the failure. */
  private static final Pattern FOLDED = Pattern.compile("(?:e|=>) *$");

  private static final Pattern MESSAGE = Pattern.compile("\"msg\": ?\".*");

  /** Headings of which the next lines say what it is about. */
  private static final Pattern ANNOUNCES =
      Pattern.compile(
          "line \\d+ of the kickstart file:$|\\b\\w{1,60}Error: [^:]{4,60}[!:]$|error occurred while installing(?: the boot loader)?\\.[^.]*(?:\\.|and)?$|\\bHTTP (?:GET|POST|PATCH|PUT|DELETE) ?$");

  private static final int MOST_ANNOUNCED = 4;

  private final LineSink sink;
  private boolean announced;
  private boolean broken;
  private LogLine first = new LogLine("", 0, "");
  private final StringBuilder joined = new StringBuilder();
  private int count;

  UnfoldedLines(LineSink sink) {
    this.sink = sink;
  }

  @Override
  public void accept(LogLine line) {
    String text = line.text();
    if (text.contains(RSYSLOG_LINE_END)) {
      for (String part : text.split(RSYSLOG_LINE_END)) {
        accept(new LogLine(line.file(), line.number(), part));
      }
      return;
    }
    if (count > 0) {
      join(line);
    }
    if (text.startsWith("{") && text.contains("\"MESSAGE\"")) {
      journal(line);
    } else if (text.contains("\\n")) {
      unfold(line);
    } else {
      sink.accept(line);
      if (count == 0 && mayAnnounce(text) && ANNOUNCES.matcher(text).find()) {
        begin(line);
        announced = true;
      }
      if (text.contains("=>") && isFatal(text) && (isBroken(text) || FOLDED.matcher(text).find())) {
        begin(line);
      }
    }
  }

  @Override
  public void end() {
    finish();
    sink.end();
  }

  private static boolean mayAnnounce(String text) {
    return text.contains(" HTTP ")
        || text.contains("kickstart file:")
        || text.contains("Error: ")
        || text.contains("error occurred while installing");
  }

  private static boolean isFatal(String text) {
    return text.contains("fatal: [") || text.contains("failed: [");
  }

  private static boolean isBroken(String text) {
    return text.contains("=> {") && !text.endsWith("}");
  }

  private void begin(LogLine line) {
    announced = false;
    broken = isBroken(line.text());
    first = line;
    joined.setLength(0);
    joined.append(line.text());
    count = 1;
  }

  private void join(LogLine line) {
    String text = line.text().strip();
    boolean continues = continues(line.text(), text) && line.file().equals(first.file());
    int most = announced ? MOST_ANNOUNCED : MOST_JOINED;
    if (announced && continues && text.isEmpty()) {
      return;
    }
    if (continues && text.startsWith("- ") && joined.toString().endsWith(" cmd:")) {
      return; // the words of the command, one a line
    }
    if (continues && count < most && joined.length() < LONGEST) {
      joined.append(' ').append(text);
      count++;
    } else {
      finish();
    }
  }

  private boolean continues(String whole, String text) {
    if (announced) {
      return !text.startsWith("====");
    }
    return broken ? !text.isEmpty() && isBroken(joined.toString()) : whole.startsWith("  ");
  }

  private void finish() {
    if (count > 1) {
      sink.accept(new LogLine(first.file(), first.number(), joined.toString()));
    }
    count = 0;
  }

  private void journal(LogLine line) {
    Matcher message = JOURNAL.matcher(line.text());
    while (message.find()) {
      unfold(new LogLine(line.file(), line.number(), message.group(1)));
    }
  }

  private void unfold(LogLine line) {
    Matcher message = MESSAGE.matcher(line.text());
    if (isFatal(line.text()) && message.find()) {
      sink.accept(new LogLine(line.file(), line.number(), fatal(line.text(), message.group())));
    }
    for (String part : line.text().split("(?:\\\\r)?\\\\n")) {
      if (!part.isBlank()) {
        sink.accept(new LogLine(line.file(), line.number(), part.replace("\\\"", "\"")));
      }
    }
  }

  /** The beginning of a fatal line with its message, in one line. */
  private static String fatal(String text, String message) {
    int brace = text.indexOf('{');
    String whole = text.substring(0, Math.max(0, brace + 1)) + message.replace("\\n", " ");
    return whole.substring(0, Math.min(whole.length(), LONGEST));
  }
}
