package io.prestagelab.runs.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads the lines of a file that grows, each time those that are new. However much there is, it
 * holds little: the first and the last megabytes, and of a line its beginning.
 */
final class LogTail {
  private static final int LONGEST_LINE = 16_384;
  private static final int HEAD = 4 << 20;
  private static final int TAIL = 8 << 20;

  private final Path file;
  private final byte[] line = new byte[LONGEST_LINE];
  private int length;
  private long position;

  LogTail(Path file) {
    this.file = file;
  }

  /**
   * Lines that are new.
   *
   * @param head the first of them
   * @param leftOut how many were left out after those
   * @param tail the last of them
   */
  record Lines(List<String> head, long leftOut, List<String> tail) {}

  /** Where the lines of one poll are gathered. */
  private static final class Gathered {
    private final List<String> head = new ArrayList<>();
    private final Deque<String> tail = new ArrayDeque<>();
    private long headSize;
    private long tailSize;
    private long leftOut;

    void add(String text) {
      if (headSize < HEAD) {
        head.add(text);
        headSize += size(text);
        return;
      }
      tail.add(text);
      tailSize += size(text);
      while (tailSize > TAIL) {
        tailSize -= size(tail.remove());
        leftOut++;
      }
    }

    /** A string costs more than its letters. */
    private static int size(String text) {
      return text.length() + 48;
    }
  }

  /**
   * The lines since the last call.
   *
   * @param last whether a line without an end counts too, because no more will come
   */
  Lines poll(boolean last) throws IOException {
    Gathered gathered = new Gathered();
    if (Files.isRegularFile(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        channel.position(position);
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long end = channel.size();
        while (position < end && channel.read(buffer) > 0) {
          position += buffer.position();
          split(buffer.flip(), gathered);
          buffer.clear();
        }
      }
    }
    if (last && length > 0) {
      gathered.add(taken());
    }
    return new Lines(gathered.head, gathered.leftOut, List.copyOf(gathered.tail));
  }

  private void split(ByteBuffer bytes, Gathered gathered) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        gathered.add(taken());
      } else if (length < LONGEST_LINE) {
        line[length++] = next;
      }
    }
  }

  private String taken() {
    String text = new String(line, 0, length, StandardCharsets.UTF_8);
    length = 0;
    return text;
  }
}
