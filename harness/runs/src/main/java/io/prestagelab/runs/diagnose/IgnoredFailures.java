package io.prestagelab.runs.diagnose;

import java.util.HashMap;
import java.util.Map;

/**
 * Which failures a playbook went on after: ansible writes {@code ...ignoring} after a task that may
 * fail, such as the ejection of an image that is not there.
 */
final class IgnoredFailures {

  private final Map<String, Long> failing = new HashMap<>();

  /**
   * Hears a line.
   *
   * @param order the line's place among all lines
   * @return the place of the first line of the failure that this line ignores, 0 if it ignores none
   */
  long from(LogLine line, long order) {
    String text = line.text();
    if (text.startsWith("TASK [")) {
      failing.remove(line.file());
    } else if (text.startsWith("...ignoring")) {
      Long first = failing.remove(line.file());
      return first == null ? 0 : first;
    } else if (text.startsWith("fatal: [") || text.startsWith("failed: [")) {
      failing.putIfAbsent(line.file(), order);
    }
    return 0;
  }
}
