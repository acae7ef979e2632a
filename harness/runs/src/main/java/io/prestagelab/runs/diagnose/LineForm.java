package io.prestagelab.runs.diagnose;

import java.util.BitSet;

/**
 * The form of a line that phrases are looked up by, made in one pass and without a new object: what
 * {@link LineText#normal} and {@link LineText#withoutRepeats} make of it, one after the other.
 */
final class LineForm {

  private static final int REPEATED = 3;

  private final Pairs pairs;
  private char[] read = new char[1 << 10];
  private char[] all = new char[1 << 10];
  private char[] once = new char[1 << 10];
  private int allLength;
  private int length;
  private boolean paired;
  private final BitSet hits = new BitSet();

  LineForm(Pairs pairs) {
    this.pairs = pairs;
  }

  /** Takes the next line. */
  void set(String text) {
    int step = LineText.isDoubled(text) ? 2 : 1;
    int end = text.length();
    if (once.length < end) {
      read = new char[end];
      all = new char[end];
      once = new char[end];
    }
    text.getChars(0, end, read, 0);
    forget();
    boolean blank = true;
    for (int i = 0; i < end; i += step) {
      char c = lower(read[i]);
      if (c != ' ' || !blank) {
        all[allLength++] = c;
        once[length++] = c;
        length -= repeatAtEnd();
      }
      blank = c == ' ';
    }
  }

  private void forget() {
    allLength = 0;
    length = 0;
    paired = false;
    hits.clear();
  }

  /** Takes a line that is in lower case and without repeats. */
  void setOnce(String line) {
    forget();
    all = line.toCharArray();
    once = line.toCharArray();
    allLength = line.length();
    length = line.length();
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

  /** The pairs of the line with its repeats, which are also those of the line without them. */
  Pairs pairs() {
    if (!paired) {
      pairs.set(all, allLength);
      paired = true;
    }
    return pairs;
  }

  /** The numbers of the phrases of which a piece was found in it. */
  BitSet hits() {
    return hits;
  }

  char[] chars() {
    return once;
  }

  /** The line as {@link LineText#withoutRepeats} makes it. */
  String once() {
    return new String(once, 0, length);
  }

  int length() {
    return length;
  }
}
