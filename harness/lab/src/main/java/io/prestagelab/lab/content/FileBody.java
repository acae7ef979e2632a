package io.prestagelab.lab.content;

import io.prestagelab.bmctools.serving.ByteRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Sends a range of a file, with what faults do to it on the way. */
final class FileBody {
  private static final int CHUNK = 256 * 1024;
  private static final int SLOW_CHUNK = 16 * 1024;

  private final Path file;
  private final ByteRange range;
  private final List<ContentFault> faults;
  private long sent;

  FileBody(Path file, ByteRange range, List<ContentFault> faults) {
    this.file = file;
    this.range = range;
    this.faults = faults;
  }

  /** Bytes handed to the connection. */
  long sent() {
    return sent;
  }

  boolean complete() {
    return sent == range.length();
  }

  /** Copies the range to {@code out}, or as much of it as a cut leaves. */
  void copyTo(OutputStream out) throws IOException {
    long end = Math.min(range.length(), cut());
    long rate = rate();
    byte[] buffer = new byte[rate == Long.MAX_VALUE ? CHUNK : SLOW_CHUNK];
    long start = System.nanoTime();
    try (FileChannel channel = FileChannel.open(file)) {
      while (sent < end) {
        int wanted = (int) Math.min(buffer.length, end - sent);
        int got = channel.read(ByteBuffer.wrap(buffer, 0, wanted), range.first() + sent);
        if (got < 0) {
          break;
        }
        flipBits(buffer, range.first() + sent, got);
        out.write(buffer, 0, got);
        sent += got;
        waitFor(start, rate);
      }
    }
    out.flush();
  }

  private long cut() {
    return faults.stream()
        .filter(ContentFault.CutAt.class::isInstance)
        .mapToLong(fault -> ((ContentFault.CutAt) fault).bytes() - range.first())
        .map(length -> Math.max(0, length))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private long rate() {
    return faults.stream()
        .filter(ContentFault.Slow.class::isInstance)
        .mapToLong(fault -> ((ContentFault.Slow) fault).bytesPerSecond())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private void flipBits(byte[] buffer, long offset, int length) {
    for (ContentFault fault : faults) {
      if (fault instanceof ContentFault.FlipBit flip
          && flip.offset() >= offset
          && flip.offset() < offset + length) {
        buffer[(int) (flip.offset() - offset)] ^= 1;
      }
    }
  }

  private void waitFor(long start, long rate) {
    if (rate == Long.MAX_VALUE) {
      return;
    }
    long due = start + (long) (sent * 1e9 / rate);
    while (System.nanoTime() < due && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }
}
