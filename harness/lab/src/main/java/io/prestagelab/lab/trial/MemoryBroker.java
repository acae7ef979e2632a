package io.prestagelab.lab.trial;

import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lends this machine's memory to servers, so that as many run at a time as fit. Ports need no
 * lending: all are chosen by the kernel.
 */
public final class MemoryBroker {
  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
  private static final int KEPT_FREE_MIB = 1024;
  private static final MemoryBroker MACHINE = new MemoryBroker(availableMiB() - KEPT_FREE_MIB);

  private final int total;
  private final Semaphore free;

  /** Lends {@code mebibytes} in all. */
  MemoryBroker(int mebibytes) {
    this.total = Math.max(0, mebibytes);
    this.free = new Semaphore(total, true);
  }

  /** The one that lends what was free when this process began. */
  public static MemoryBroker ofThisMachine() {
    return MACHINE;
  }

  /**
   * Waits until so much is free and takes it.
   *
   * @return gives it back when run
   * @throws LabException if there is not so much at all
   */
  public Runnable lend(int mebibytes) {
    if (mebibytes > total) {
      throw new LabException(
          "a server needs %d MiB of memory, %d MiB are free; end something else and try again"
              .formatted(mebibytes, total));
    }
    free.acquireUninterruptibly(mebibytes);
    return () -> free.release(mebibytes);
  }

  private static int availableMiB() {
    try {
      Matcher matcher = AVAILABLE.matcher(Files.readString(MEMINFO));
      return matcher.find() ? (int) (Long.parseLong(matcher.group(1)) / 1024) : Integer.MAX_VALUE;
    } catch (IOException e) {
      return Integer.MAX_VALUE;
    }
  }
}
