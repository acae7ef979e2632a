package io.prestagelab.harness.diagnose;

/**
 * Finds a text in a line that lost, gained or changed a few characters. Edit distance by bit
 * vectors (Myers 1999): one step per character of the line, whatever the length of the text.
 */
final class NearMatch {

  private static final int LONGEST = 64;

  private final long[] places = new long[128];
  private final int length;
  private final int edits;

  /**
   * Prepares a text in lower case; of a long one the first 64 characters count.
   *
   * @param edits how many are allowed
   */
  NearMatch(String text, int edits) {
    this.length = Math.min(text.length(), LONGEST);
    this.edits = edits;
    for (int i = 0; i < length; i++) {
      places[text.charAt(i) & 127] |= 1L << i;
    }
  }

  /** The index after the first stretch of the line from there on that is near enough, or -1. */
  int endIn(String line, int from) {
    long last = 1L << (length - 1);
    long plus = -1;
    long minus = 0;
    int distance = length;
    int best = edits + 1;
    int end = -1;
    for (int at = from; at < line.length(); at++) {
      long same = places[line.charAt(at) & 127];
      long across = (((same & plus) + plus) ^ plus) | same;
      long up = minus | ~(across | plus);
      long down = plus & across;
      distance += (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;
      if (distance < best) {
        best = distance;
        end = at + 1;
      } else if (end >= 0) {
        return end;
      }
      long straight = same | minus;
      plus = (down << 1) | ~(straight | (up << 1));
      minus = (up << 1) & straight;
    }
    return end;
  }
}
