package io.prestagelab.lab.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/**
 * At a terminal: ended stages stay as lines with their times, below them one live line with what
 * happens now.
 */
public final class TerminalDisplay implements Display {
  private static final String CLEAR = "\r\u001b[2K";
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String GREEN = "\u001b[32m";
  private static final String RESET = "\u001b[0m";

  private final PrintStream out;
  private final int columns;
  private final Timer timer = new Timer("display", true);
  private @Nullable String title;
  private String newest = "";
  private long began = System.nanoTime();

  /** Writes to {@code out}, whose lines have {@code columns} columns. */
  public TerminalDisplay(PrintStream out, int columns) {
    this.out = out;
    this.columns = columns;
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            redraw();
          }
        },
        200,
        200);
  }

  @Override
  public synchronized void stage(String next) {
    endStage();
    title = next;
    newest = "";
    began = System.nanoTime();
    redraw();
  }

  private void endStage() {
    if (title != null) {
      out.print(CLEAR + GREEN + "✓ " + RESET + pad(title) + DIM + elapsed() + RESET + "\n");
      title = null;
    }
  }

  @Override
  public synchronized void note(String text) {
    out.print(CLEAR + DIM + cut("    " + text, columns) + RESET + "\n");
    redraw();
  }

  @Override
  public synchronized void passing(String text) {
    newest = text.isBlank() ? newest : text;
  }

  @Override
  public synchronized void moved(String what, long done, long total) {
    newest =
        total == 0
            ? "%s %s".formatted(what, Elapsed.size(done))
            : "%s %d %% of %s".formatted(what, done * 100 / total, Elapsed.size(total));
  }

  private synchronized void redraw() {
    if (title != null) {
      String head = "▸ " + pad(title) + elapsed() + "  ";
      int room = Math.max(0, columns - head.length() - 1);
      out.print(CLEAR + BOLD + head + RESET + DIM + cut(newest, room) + RESET);
      out.flush();
    }
  }

  private String elapsed() {
    return Elapsed.text(Duration.ofNanos(System.nanoTime() - began));
  }

  private static String pad(String text) {
    return String.format("%-44s ", text);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
  }

  @Override
  public synchronized void close() {
    timer.cancel();
    endStage();
    out.flush();
  }
}
