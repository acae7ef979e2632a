package io.prestagelab.runs.diagnose;

import java.util.Map;

/**
 * A line that was recognised.
 *
 * @param exact to the letter, or but for a few characters
 * @param holes what stood in the phrase's holes
 * @param attempt counted from 1 within the file
 * @param context where the installation was according to the lines before it
 * @param time the line's own, as text; empty if it has none
 * @param order among all lines read
 */
record Sighting(
    Signature signature,
    LogLine line,
    boolean exact,
    Map<String, String> holes,
    int attempt,
    Phase context,
    String time,
    long order) {

  /** Of a guess how bad its program says that it is; of others it does not count. */
  LineLevel level() {
    return LineLevel.valueOf(holes.getOrDefault(Told.LEVEL, LineLevel.ERROR.name()));
  }

  /**
   * Whether another one was certainly written later: by their times, else by their places in one
   * file.
   */
  boolean isBefore(Sighting other) {
    if (!time.isEmpty() && !other.time.isEmpty()) {
      return time.compareTo(other.time) < 0;
    }
    return line.file().equals(other.line.file()) && order < other.order;
  }
}
