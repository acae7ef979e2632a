package io.prestagelab.emulator.thread;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the process alive. */
public final class Daemons {

  private Daemons() {}

  /** Starts a thread. */
  public static void start(String name, Runnable work) {
    thread(name, work).start();
  }

  /** Threads for an executor, all of one name. */
  public static ThreadFactory named(String name) {
    return work -> thread(name, work);
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
