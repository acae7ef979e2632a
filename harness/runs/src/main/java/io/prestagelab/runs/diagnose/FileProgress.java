package io.prestagelab.runs.diagnose;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where one file's story is: which attempt, which phase. An attempt begins when a beginning comes
 * that was passed already, unless it is the same line told again (Anaconda repeats a failed
 * script's log) or its time is earlier (logs that were put together in the order of their names).
 */
final class FileProgress {

  private static final int REMEMBERED = 500;

  private final Set<String> beginnings = new HashSet<>();
  private String lastBeginning = "";
  private int position;
  private int attempt = 1;
  private Phase phase = Phase.UNKNOWN;
  private @Nullable String step;
  private String task = "";
  private final Devices devices = new Devices();

  /**
   * Passes a mark.
   *
   * @param line that shows it
   */
  void pass(Mark mark, LineFacts line) {
    if (mark.begins() > 0 && beginnings.size() < REMEMBERED) {
      begin(mark.begins(), line);
    }
    if (mark.phase() != null) {
      phase = mark.phase();
    }
    if (mark.step() != null) {
      step = mark.step();
    }
  }

  /** A playbook's task begins. */
  void begin(String name) {
    task = name;
  }

  private void begin(int next, LineFacts line) {
    String text = line.normal();
    if (!beginnings.add(text.substring(LineText.afterRecorder(text)))) {
      return;
    }
    String time = line.time();
    boolean earlier = !time.isEmpty() && time.compareTo(lastBeginning) < 0;
    if (next <= position && !earlier) {
      attempt++;
    }
    if (!earlier) {
      position = next;
      lastBeginning = time;
    }
  }

  int attempt() {
    return attempt;
  }

  Phase phase() {
    return phase;
  }

  /** The cause, if the step that was begun last fails; null if no step is known. */
  @Nullable String step() {
    return step;
  }

  /** The playbook's task that was begun last, empty if none. */
  String task() {
    return task;
  }

  Devices devices() {
    return devices;
  }
}
