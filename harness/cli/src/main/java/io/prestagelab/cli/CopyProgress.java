package io.prestagelab.cli;

import io.prestagelab.image.Progress;
import io.prestagelab.lab.progress.Elapsed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Shows how far a long copy is, with bytes and the time left: one line that changes at a terminal,
 * a line for each quarter elsewhere.
 */
final class CopyProgress implements Progress, AutoCloseable {

  private static final long REDRAW_NANOS = 200_000_000L;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final long began = System.nanoTime();
  private long drawn = began;
  private long quarter;
  private boolean open;

  CopyProgress(PrintStream out) {
    this(out, errorsGoToTerminal());
  }

  CopyProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void advanced(String what, long done, long total) {
    long now = System.nanoTime();
    if (terminal && (now - drawn > REDRAW_NANOS || done == total)) {
      drawn = now;
      open = true;
      out.print(ERASE_LINE + line(what, done, total, now));
      out.flush();
    } else if (!terminal && total > 0 && done * 4 / total > quarter) {
      quarter = done * 4 / total;
      out.println(line(what, done, total, now));
      out.flush();
    }
  }

  private String line(String what, long done, long total, long now) {
    double seconds = (now - began) / 1e9;
    long left = done == 0 ? 0 : (long) (seconds * (total - done) / done);
    return "%3d %%  %s of %s, %s left  %s"
        .formatted(
            total == 0 ? 100 : done * 100 / total,
            Elapsed.size(done),
            Elapsed.size(total),
            Elapsed.text(Duration.ofSeconds(left)),
            what);
  }

  /**
   * Where standard error goes, as Linux tells; Java's own answer needs standard input to be a
   * terminal as well.
   */
  static boolean errorsGoToTerminal() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/2")).startsWith("/dev/pts");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (open) {
      out.print(ERASE_LINE);
      out.flush();
      open = false;
    }
  }
}
