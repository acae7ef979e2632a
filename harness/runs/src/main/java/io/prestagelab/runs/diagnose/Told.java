package io.prestagelab.runs.diagnose;

import java.util.Map;

/**
 * What a line in a program's frame says.
 *
 * @param cause the id of the step's cause
 * @param guessed whether only the words that the program uses tell the cause
 * @param holes what the line holds by name: {@code text}, {@code status}, {@code url}, {@code
 *     device}
 */
record Told(String cause, boolean guessed, Map<String, String> holes) {

  /** A hole of what counts only as one of the last lines of its file. */
  static final String LAST = "last";

  /** A hole: how bad the program itself says that it is. */
  static final String LEVEL = "level";

  /** In the place of a cause: the line complains of something, and does not tell of which step. */
  static final String NOTHING = "";
}
