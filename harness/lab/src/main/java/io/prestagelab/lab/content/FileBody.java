package io.prestagelab.lab.content;

import io.prestagelab.bmctools.serving.ByteRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends a range of a file, with what faults do to it on the way. */
final class FileBody {
  private static final int CHUNK = 256 * 1024;

  private final Path file;
  private final ByteRange range;
  private final List<ContentFault> faults;
  private final List<Link> links;
  private long sent;

  /** One that goes over {@code link}, if there is one, and over what faults put before it. */
  FileBody(Path file, ByteRange range, List<ContentFault> faults, @Nullable Link link) {
    this.file = file;
    this.range = range;
    this.faults = faults;
    this.links =
        Stream.concat(
                Stream.ofNullable(link),
                faults.stream()
                    .filter(ContentFault.Slow.class::isInstance)
                    .map(fault -> new Link(((ContentFault.Slow) fault).bytesPerSecond())))
            .toList();
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
    byte[] buffer = new byte[links.isEmpty() ? CHUNK : Link.CHUNK];
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
        for (Link link : links) {
          link.carry(got);
        }
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

  private void flipBits(byte[] buffer, long offset, int length) {
    for (ContentFault fault : faults) {
      if (fault instanceof ContentFault.FlipBit flip
          && flip.offset() >= offset
          && flip.offset() < offset + length) {
        buffer[(int) (flip.offset() - offset)] ^= 1;
      }
    }
  }
}
