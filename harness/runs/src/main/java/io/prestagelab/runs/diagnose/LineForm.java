package io.prestagelab.runs.diagnose;

/**
 * The form of a line that phrases are looked up by, made in one pass and without a new object: what
 * {@link LineText#normal} and {@link LineText#withoutRepeats} make of it, one after the other.
 */
final class LineForm {

  private static final int REPEATED = 3;

  private char[] once = new char[1 << 10];
  private int length;

  /** Takes the next line. */
  void set(String text) {
    int step = LineText.isDoubled(text) ? 2 : 1;
    if (once.length < text.length()) {
      once = new char[text.length()];
    }
    length = 0;
    boolean blank = true;
    for (int i = 0; i < text.length(); i += step) {
      char c = lower(text.charAt(i));
      if (c != ' ' || !blank) {
        once[length++] = c;
        length -= repeatAtEnd();
      }
      blank = c == ' ';
    }
  }

  private static char lower(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '\t' ? ' ' : c;
    }
    return Character.toLowerCase(c);
  }

  private int repeatAtEnd() {
    int last = length - 1;
    char c = once[last];
    for (int n = 1; n <= REPEATED && 2 * n <= length; n++) {
      if (once[last - n] == c && comesAgain(last, n)) {
        return n;
      }
    }
    return 0;
  }

  private boolean comesAgain(int last, int n) {
    for (int same = 1; same < n; same++) {
      if (once[last - same] != once[last - same - n]) {
        return false;
      }
    }
    return true;
  }

  char[] chars() {
    return once;
  }

  int length() {
    return length;
  }
}
