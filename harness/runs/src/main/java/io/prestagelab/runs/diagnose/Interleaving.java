package io.prestagelab.runs.diagnose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts lines together again that a kernel message was written into, as happens on a serial console:
 * what stood before the message is also read together with the line after it.
 */
final class Interleaving implements LineSink {

  /** Six digits and a blank, of which a bad line may have lost or doubled one. */
  private static final Pattern KERNEL_STAMP =
      Pattern.compile("\\[[ \\d]{1,7}\\.\\d{5,7}\\] {0,2}(?=\\S)");

  private final LineSink sink;
  private LogLine pending = new LogLine("", 0, "");

  Interleaving(LineSink sink) {
    this.sink = sink;
  }

  @Override
  public void accept(LogLine line) {
    int at = writtenInto(line.text());
    if (at > 0) {
      split(line, at);
    } else {
      join(line);
    }
  }

  @Override
  public void end() {
    pending = new LogLine("", 0, "");
    sink.end();
  }

  /** Where a kernel message begins that other text stands before, or 0; its own stamp is none. */
  private static int writtenInto(String text) {
    if (!mayHaveStamp(text)) {
      return 0;
    }
    Matcher stamp = KERNEL_STAMP.matcher(text);
    while (stamp.find()) {
      if (!beforeStamp(text, stamp.start()).isBlank()) {
        return stamp.start();
      }
    }
    return 0;
  }

  private static boolean mayHaveStamp(String text) {
    for (int at = text.indexOf('[', 1); at >= 0 && at + 1 < text.length(); ) {
      char next = text.charAt(at + 1);
      if (next == ' ' || (next >= '0' && next <= '9')) {
        return true;
      }
      at = text.indexOf('[', at + 1);
    }
    return false;
  }

  private static String beforeStamp(String text, int stamp) {
    return text.substring(Math.min(stamp, LineText.afterRecorder(text)), stamp);
  }

  private void split(LogLine line, int at) {
    LogLine before = new LogLine(line.file(), line.number(), line.text().substring(0, at));
    join(before);
    sink.accept(new LogLine(line.file(), line.number(), line.text().substring(at)));
    pending = before;
  }

  private void join(LogLine line) {
    String text = line.text().substring(LineText.afterRecorder(line.text()));
    boolean continues =
        pending.number() > 0 && pending.file().equals(line.file()) && !text.startsWith("[");
    if (continues) {
      sink.accept(new LogLine(pending.file(), pending.number(), pending.text() + text));
      pending = new LogLine("", 0, "");
    } else {
      sink.accept(line);
    }
  }
}
