package io.prestagelab.lab.trial;

import io.prestagelab.lab.progress.Display;
import io.prestagelab.runs.folder.TimedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stages of a run with their times, and which of them were the guest's own. */
public final class Stages {
  private final Display display;
  private final List<Stage> ended = new ArrayList<>();
  private final long start = System.nanoTime();
  private String title = "";
  private boolean guest;
  private long began;
  private @Nullable TimedLog record;

  /** Shown on {@code display}. */
  public Stages(Display display) {
    this.display = display;
  }

  /** Keeps beginnings and ends in {@code file} from now on. */
  public void keepIn(Path file) {
    record = new TimedLog(file);
  }

  /**
   * A stage that has ended.
   *
   * @param title its title
   * @param guest whether the lab only waited for the server
   * @param time how long it took
   */
  public record Stage(String title, boolean guest, Duration time) {}

  /** Begins a stage of the lab's own work. */
  public void own(String next) {
    begin(next, false);
  }

  /** Begins a stage in which the lab waits for the server. */
  void guest(String next) {
    begin(next, true);
  }

  private void begin(String next, boolean ofGuest) {
    end();
    title = next;
    guest = ofGuest;
    began = System.nanoTime();
    display.stage(next);
    write((ofGuest ? "guest" : "lab") + "\t" + next);
  }

  /** Ends the last stage. */
  void end() {
    if (!title.isEmpty()) {
      ended.add(new Stage(title, guest, Duration.ofNanos(System.nanoTime() - began)));
      write("end\t" + title);
      title = "";
    }
  }

  private void write(String line) {
    if (record != null) {
      record.add(line);
    }
  }

  /** The stages that have ended. */
  public List<Stage> ended() {
    return List.copyOf(ended);
  }

  /** Time since the start. */
  public Duration total() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Time in which the lab waited for the server. */
  public Duration guestTime() {
    return ended.stream()
        .filter(Stage::guest)
        .map(Stage::time)
        .reduce(Duration.ZERO, Duration::plus);
  }

  Display display() {
    return display;
  }
}
