package io.prestagelab.lab.content;

import java.util.concurrent.locks.LockSupport;

/** A link of so many bytes a second, which all that goes over it shares in the order it comes. */
final class Link {
  /** So much is sent at once: small enough for several flows to have their turns. */
  static final int CHUNK = 16 * 1024;

  private final long bytesPerSecond;
  private long free = System.nanoTime();

  Link(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Waits until {@code bytes} more have gone over it, or this thread is interrupted. */
  void carry(int bytes) {
    long due = reserve(bytes);
    while (System.nanoTime() - due < 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  private synchronized long reserve(int bytes) {
    long now = System.nanoTime();
    free = (free - now < 0 ? now : free) + (long) (bytes * 1e9 / bytesPerSecond);
    return free;
  }
}
