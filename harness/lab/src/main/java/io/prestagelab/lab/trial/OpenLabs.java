package io.prestagelab.lab.trial;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be ended when the process is: by its own end, by Ctrl-C or by SIGTERM. Closed in
 * reverse order of opening.
 */
public final class OpenLabs implements AutoCloseable {
  private final Deque<Runnable> endings = new ArrayDeque<>();
  private final Thread hook = new Thread(this::end, "end-of-the-lab");

  /** Watches over the process from now on. */
  public OpenLabs() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Has {@code ending} run at the end, before those that were added earlier. */
  public synchronized void add(Runnable ending) {
    endings.push(ending);
  }

  private synchronized void end() {
    while (!endings.isEmpty()) {
      endings.pop().run();
    }
  }

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
