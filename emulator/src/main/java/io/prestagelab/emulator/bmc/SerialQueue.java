package io.prestagelab.emulator.bmc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs pieces of work one after the other on threads that many such queues share. */
final class SerialQueue implements Executor {

  private final Executor workers;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  SerialQueue(Executor workers) {
    this.workers = workers;
  }

  @Override
  public void execute(Runnable work) {
    synchronized (waiting) {
      waiting.add(work);
      if (running) {
        return;
      }
      running = true;
    }
    workers.execute(this::drain);
  }

  private void drain() {
    for (Runnable work = next(); work != null; work = next()) {
      work.run();
    }
  }

  private @org.jspecify.annotations.Nullable Runnable next() {
    synchronized (waiting) {
      Runnable work = waiting.poll();
      running = work != null;
      return work;
    }
  }
}
