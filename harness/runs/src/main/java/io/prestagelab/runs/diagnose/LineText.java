package io.prestagelab.runs.diagnose;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a line made comparable. */
final class LineText {

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,6})?");
  private static final int DOUBLED_FROM = 16;
  private static final int REPEATED = 3;

  /** What the time begins with that a recorder of the console puts before a line: 0 is a digit. */
  private static final String STAMP = "0000-00-00T00:";

  private static final int SHORTEST_STAMP = STAMP.length() + 7;

  private LineText() {}

  /** Runs of blanks as one blank, and each character once if all of them are doubled. */
  static String normal(String text) {
    String single = isDoubled(text) ? everyOther(text) : text;
    StringBuilder normal = new StringBuilder(single.length());
    boolean blank = true;
    for (int i = 0; i < single.length(); i++) {
      char c = single.charAt(i) == '\t' ? ' ' : single.charAt(i);
      if (c != ' ' || !blank) {
        normal.append(c);
      }
      blank = c == ' ';
    }
    return normal.toString();
  }

  /** Whether each character comes twice. */
  static boolean isDoubled(String text) {
    if (text.length() < DOUBLED_FROM || text.length() % 2 != 0) {
      return false;
    }
    boolean varied = false;
    for (int i = 0; i < text.length(); i += 2) {
      if (text.charAt(i) != text.charAt(i + 1)) {
        return false;
      }
      varied |= text.charAt(i) != text.charAt(0);
    }
    return varied;
  }

  private static String everyOther(String text) {
    StringBuilder half = new StringBuilder(text.length() / 2);
    for (int i = 0; i < text.length(); i += 2) {
      half.append(text.charAt(i));
    }
    return half.toString();
  }

  /**
   * A line in lower case, with each stretch of up to three characters that comes again at once
   * written once: the same whether a bad line repeated such stretches or not, however often.
   */
  static String withoutRepeats(String normal) {
    String lowerCase = normal.toLowerCase(Locale.ROOT);
    char[] once = new char[lowerCase.length()];
    int length = 0;
    for (int i = 0; i < lowerCase.length(); i++) {
      once[length++] = lowerCase.charAt(i);
      length -= repeatAtEnd(once, length);
    }
    return new String(once, 0, length);
  }

  private static int repeatAtEnd(char[] text, int length) {
    for (int n = 1; n <= REPEATED && 2 * n <= length; n++) {
      int same = 0;
      while (same < n && text[length - 1 - same] == text[length - 1 - same - n]) {
        same++;
      }
      if (same == n) {
        return n;
      }
    }
    return 0;
  }

  /** Where the line itself begins, after the time that a recorder put before it. */
  static int afterRecorder(String text) {
    if (text.length() < SHORTEST_STAMP || !hasShape(text, STAMP)) {
      return 0;
    }
    int at = STAMP.length();
    while (at < text.length() && isOfClock(text.charAt(at))) {
      at++;
    }
    int clock = at - STAMP.length();
    boolean stamp =
        clock >= 5
            && clock <= 16
            && at + 1 < text.length()
            && text.charAt(at) == 'Z'
            && (text.charAt(at + 1) == ' ' || text.charAt(at + 1) == '\t');
    return stamp ? at + 2 : 0;
  }

  private static boolean isOfClock(char c) {
    return isDigit(c) || c == ':' || c == '.' || c == ',';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean hasShape(String text, String shape) {
    for (int i = 0; i < shape.length(); i++) {
      char wanted = shape.charAt(i);
      char c = text.charAt(i);
      if (wanted == '0' ? !isDigit(c) : c != wanted) {
        return false;
      }
    }
    return true;
  }

  /** The line's own date and time, or nothing. */
  static String time(String text) {
    Matcher time = TIME.matcher(text.length() > 120 ? text.substring(0, 120) : text);
    return time.find() ? time.group().replace('T', ' ').replace(',', '.') : "";
  }
}
