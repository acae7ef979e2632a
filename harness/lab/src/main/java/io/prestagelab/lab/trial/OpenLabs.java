package io.prestagelab.lab.trial;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be ended when the process is: by its own end, by Ctrl-C or by SIGTERM. Closed in
 * reverse order of opening.
 */
public final class OpenLabs implements AutoCloseable {
  private final Deque<Runnable> endings = new ArrayDeque<>();
  private final Thread hook = new Thread(this::endInterrupted, "end-of-the-lab");

  /** Watches over the process from now on. */
  public OpenLabs() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Has {@code ending} run at the end, before those that were added earlier. */
  public synchronized void add(Runnable ending) {
    endings.push(ending);
  }

  private synchronized void end() {
    RuntimeException trouble = null;
    while (!endings.isEmpty()) {
      try {
        endings.pop().run();
      } catch (RuntimeException e) {
        if (trouble == null) {
          trouble = e;
        } else {
          trouble.addSuppressed(e);
        }
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }

  private void endInterrupted() {
    try {
      end();
    } catch (RuntimeException e) {
      System.err.println("lab: " + e.getMessage());
    }
  }

  /**
   * Ends everything; one ending that fails keeps no other from being run.
   *
   * @throws RuntimeException that of the first ending that failed, the others' suppressed in it
   */
  @Override
  public void close() {
    end();
    if (Thread.currentThread() != hook && !interrupted()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  /** Whether Ctrl-C or SIGTERM is ending the process: what fails from then on fails of that. */
  public boolean interrupted() {
    return hook.getState() != Thread.State.NEW;
  }
}
