package io.prestagelab.runs.diagnose;

import java.util.Arrays;

/**
 * The form of a line that phrases are looked up by, made in one pass and without a new object: what
 * {@link LineText#normal} and {@link LineText#withoutRepeats} make of it, one after the other.
 */
final class LineForm {

  /** Of ASCII; a tabulator is a blank. */
  private static final char[] LOWER = new char[128];

  static {
    for (char c = 0; c < LOWER.length; c++) {
      LOWER[c] = c == '\t' ? ' ' : Character.toLowerCase(c);
    }
  }

  private final Pairs pairs;
  private char[] read = new char[1 << 10];
  private char[] all = new char[1 << 10];
  private char[] once = new char[1 << 10];
  private int allLength;
  private int length;
  private String text = "";
  private boolean paired;
  private boolean ascii;
  private int[] hits = new int[64];
  private int hitCount;

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
    this.text = text;
    boolean blank = true;
    int beyond = 0;
    int kept = 0;
    int single = 0;
    for (int i = 0; i < end; i += step) {
      char c = lower(read[i]);
      beyond |= read[i];
      if (c != ' ' || !blank) {
        all[kept++] = c;
        once[single++] = c;
        single -= repeatAtEnd(once, single, c);
      }
      blank = c == ' ';
    }
    allLength = kept;
    length = single;
    ascii = beyond < 128;
  }

  private void forget() {
    allLength = 0;
    length = 0;
    paired = false;
    ascii = false;
    hitCount = 0;
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
    return c < LOWER.length ? LOWER[c] : Character.toLowerCase(c);
  }

  /** How many characters at the end are those before them again: {@link LineText} says which. */
  private static int repeatAtEnd(char[] once, int length, char last) {
    if (length >= 2 && once[length - 2] == last) {
      return 1;
    }
    if (length >= 4 && once[length - 3] == last && once[length - 2] == once[length - 4]) {
      return 2;
    }
    boolean three =
        length >= 6
            && once[length - 4] == last
            && once[length - 2] == once[length - 5]
            && once[length - 3] == once[length - 6];
    return three ? 3 : 0;
  }

  /** The pairs of the line with its repeats, which are also those of the line without them. */
  Pairs pairs() {
    if (!paired) {
      pairs.set(all, allLength);
      paired = true;
    }
    return pairs;
  }

  /** Notes the number of a phrase of which a piece was found in it. */
  void hit(int phrase) {
    for (int i = 0; i < hitCount; i++) {
      if (hits[i] == phrase) {
        return;
      }
    }
    if (hitCount == hits.length) {
      hits = Arrays.copyOf(hits, 2 * hitCount);
    }
    hits[hitCount++] = phrase;
  }

  /** The numbers of the phrases that were noted, in order. */
  int[] hits() {
    int[] sorted = Arrays.copyOf(hits, hitCount);
    Arrays.sort(sorted);
    return sorted;
  }

  /** The line itself. */
  String text() {
    return text;
  }

  boolean hasHits() {
    return hitCount > 0;
  }

  /**
   * Whether it is of ASCII and so short that a hole takes any of it: then a phrase's parts need
   * only be looked for one after the other.
   */
  boolean isPlain() {
    return ascii && allLength <= Phrase.LONGEST_HOLE && !pairs.isEvery();
  }

  /** What {@link LineText#normal} makes of it, in lower case. */
  char[] all() {
    return all;
  }

  int allLength() {
    return allLength;
  }

  char[] chars() {
    return once;
  }

  int length() {
    return length;
  }
}
