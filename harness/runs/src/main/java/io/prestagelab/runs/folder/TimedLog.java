package io.prestagelab.runs.folder;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * A record of a run with a line for each thing that happened: UTC time, tab, text. Lines reach the
 * file at once and in the order of their times.
 */
public final class TimedLog {
  private final Path file;

  /** Appends to {@code file}, which is made with the first line. */
  public TimedLog(Path file) {
    this.file = file;
  }

  /** Something happens now. */
  public synchronized void add(String text) {
    try {
      Files.writeString(
          file,
          Instant.now() + "\t" + text.replace('\n', ' ') + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new RunException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }
}
