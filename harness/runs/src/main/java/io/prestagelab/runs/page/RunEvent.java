package io.prestagelab.runs.page;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * Something in a run that has a moment.
 *
 * @param time milliseconds since 1970, UTC
 * @param lane which witness tells it
 * @param error whether it speaks of an error
 * @param text one line
 * @param detail more of it by name; may be empty
 */
record RunEvent(long time, String lane, boolean error, String text, Map<String, Object> detail) {

  /** As the page takes it: an array, because a console can have 100,000 lines. */
  @JsonValue
  List<Object> row() {
    return detail.isEmpty()
        ? List.of(time, lane, error ? 1 : 0, text)
        : List.of(time, lane, error ? 1 : 0, text, detail);
  }
}
