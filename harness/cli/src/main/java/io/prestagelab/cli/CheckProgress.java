package io.prestagelab.cli;

import io.prestagelab.bmctools.check.CheckResult;
import io.prestagelab.bmctools.check.report.TextReport;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The findings of a check as they are made, and between them what it waits for: one line that
 * changes at a terminal, a line every half a minute elsewhere.
 */
final class CheckProgress implements AutoCloseable {
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final int LOOK = 1;
  private static final int TELL = 30;

  private final PrintStream out;
  private final PrintStream errors;
  private final boolean terminal;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "check-progress");
            thread.setDaemon(true);
            return thread;
          });
  private boolean open;

  CheckProgress(PrintStream out, PrintStream errors, boolean terminal) {
    this.out = out;
    this.errors = errors;
    this.terminal = terminal;
  }

  /** Begins to tell what is waited for; {@code waiting} is asked again and again. */
  void watch(Supplier<Optional<String>> waiting) {
    int pause = terminal ? LOOK : TELL;
    var unused =
        clock.scheduleAtFixedRate(() -> tell(waiting.get()), pause, pause, TimeUnit.SECONDS);
  }

  synchronized void tell(Optional<String> waiting) {
    if (waiting.isEmpty()) {
      return;
    }
    if (terminal) {
      errors.print(ERASE_LINE + "  ....  " + waiting.get());
      errors.flush();
      open = true;
    } else {
      errors.println("lab: " + waiting.get());
    }
  }

  synchronized void found(CheckResult finding) {
    erase();
    out.print(TextReport.line(finding));
  }

  private void erase() {
    if (open) {
      errors.print(ERASE_LINE);
      errors.flush();
      open = false;
    }
  }

  @Override
  public synchronized void close() {
    clock.shutdownNow();
    erase();
  }
}
