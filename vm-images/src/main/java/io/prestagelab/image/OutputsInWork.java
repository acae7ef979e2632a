package io.prestagelab.image;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All outputs in work in this process. When it is told to end, their makers are interrupted, and
 * the process waits until they have removed what they made: who is still writing would else make
 * again what has just been removed.
 */
final class OutputsInWork {

  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();
  private static final Map<UnfinishedOutput, Thread> MAKERS = new LinkedHashMap<>();
  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(OutputsInWork::end, "remove-unfinished"));
  }

  private OutputsInWork() {}

  static synchronized void began(UnfinishedOutput output) {
    if (ending) {
      throw new ImageException(output.path() + " is not begun: the process is ending");
    }
    MAKERS.put(output, Thread.currentThread());
  }

  /** A maker whose work was ended by a signal has nothing more to say; it goes with the process. */
  static synchronized void ended(UnfinishedOutput output) {
    MAKERS.remove(output);
    OutputsInWork.class.notifyAll();
    while (ending && !MAKERS.containsValue(Thread.currentThread())) {
      waitFor(PATIENCE);
    }
  }

  private static void end() {
    List<UnfinishedOutput> left;
    synchronized (OutputsInWork.class) {
      ending = true;
      MAKERS.values().forEach(Thread::interrupt);
      long until = System.nanoTime() + PATIENCE;
      while (!MAKERS.isEmpty() && System.nanoTime() < until) {
        waitFor(until - System.nanoTime());
      }
      left = List.copyOf(MAKERS.keySet());
    }
    left.forEach(UnfinishedOutput::remove);
  }

  private static synchronized void waitFor(long nanos) {
    try {
      OutputsInWork.class.wait(Math.max(1, nanos / 1_000_000));
    } catch (InterruptedException e) {
      // the process is ending anyway: what is waited for is still to be done
      return;
    }
  }
}
