package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.host.HostListener;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server's serial console for any number of readers: the last bytes when they come, all that
 * follow as they can take it. A reader that falls too far behind is dropped; the server never waits
 * for one.
 */
public final class ConsoleFeed implements HostListener {

  /** How many bytes are kept for readers that come later. */
  public static final int KEPT = 256 << 10;

  /** How many readers there may be at a time. */
  public static final int MAX_READERS = 32;

  private static final int MAX_BEHIND = 1 << 20;

  /** Takes bytes for one reader. */
  public interface Sink {

    /** Sends {@code bytes}, and runs {@code sent} when more can follow. */
    void send(byte[] bytes, Runnable sent);

    /** The reader was too slow: nothing follows. */
    void dropped();
  }

  private final List<Reader> readers = new CopyOnWriteArrayList<>();
  private byte[] kept = new byte[0];

  @Override
  public void console(byte[] bytes, Instant at) {
    synchronized (this) {
      byte[] all = Arrays.copyOf(kept, kept.length + bytes.length);
      System.arraycopy(bytes, 0, all, kept.length, bytes.length);
      int from = Math.max(0, all.length - KEPT);
      kept = from == 0 ? all : Arrays.copyOfRange(all, from, all.length);
      readers.forEach(reader -> reader.offer(bytes));
    }
    readers.forEach(Reader::push);
  }

  /**
   * Lets {@code sink} have what was said so far, and what follows.
   *
   * @return ends the reading
   * @throws BmcException if there are too many readers
   */
  public Runnable read(Sink sink) {
    Reader reader = new Reader(sink);
    synchronized (this) {
      if (readers.size() >= MAX_READERS) {
        throw new BmcException(
            BmcException.Reason.CONFLICT, "the console has " + MAX_READERS + " readers already");
      }
      reader.offer(kept);
      readers.add(reader);
    }
    reader.push();
    return () -> readers.remove(reader);
  }

  private final class Reader {
    private final Sink sink;
    private final ByteArrayOutputStream behind = new ByteArrayOutputStream();
    private boolean sending;
    private boolean dropped;

    Reader(Sink sink) {
      this.sink = sink;
    }

    synchronized void offer(byte[] bytes) {
      if (behind.size() + bytes.length > MAX_BEHIND) {
        dropped = true;
      } else {
        behind.writeBytes(bytes);
      }
    }

    void push() {
      byte[] next;
      synchronized (this) {
        if (dropped) {
          next = null;
        } else if (sending || behind.size() == 0) {
          return;
        } else {
          next = behind.toByteArray();
          behind.reset();
          sending = true;
        }
      }
      if (next != null) {
        sink.send(next, this::sent);
      } else if (readers.remove(this)) {
        sink.dropped();
      }
    }

    private void sent() {
      synchronized (this) {
        sending = false;
      }
      push();
    }
  }
}
