package io.prestagelab.harness.diagnose;

/** Finds a text in a line that lost, gained or changed a few characters. */
final class NearMatch {

  private NearMatch() {}

  /**
   * Where the first stretch of the line ends that is at most so many edits away from the text
   * (Sellers' algorithm).
   *
   * @return the index after it, or -1
   */
  static int endOf(String text, String line, int from, int edits) {
    int[] column = new int[text.length() + 1];
    for (int i = 0; i < column.length; i++) {
      column[i] = i;
    }
    int best = edits + 1;
    int end = -1;
    for (int at = from; at < line.length(); at++) {
      advance(column, text, line.charAt(at));
      int distance = column[text.length()];
      if (distance < best) {
        best = distance;
        end = at + 1;
      } else if (end >= 0) {
        return end;
      }
    }
    return end;
  }

  private static void advance(int[] column, String text, char c) {
    int diagonal = column[0];
    for (int i = 1; i < column.length; i++) {
      int replaced = diagonal + (text.charAt(i - 1) == c ? 0 : 1);
      diagonal = column[i];
      column[i] = Math.min(replaced, Math.min(diagonal, column[i - 1]) + 1);
    }
  }
}
