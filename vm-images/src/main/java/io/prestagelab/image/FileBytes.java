package io.prestagelab.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes at a place of a file; a channel may move fewer at a time than it was asked to. */
public final class FileBytes {

  private FileBytes() {}

  /** Reads as much as fits and is there; how much that was. */
  public static int read(FileChannel file, long at, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int got = 0;
    while (got >= 0 && buffer.hasRemaining()) {
      got = file.read(buffer, at + buffer.position());
    }
    return buffer.position();
  }

  /** Writes the first {@code count} of the bytes. */
  public static void write(FileChannel file, long at, byte[] bytes, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
    while (buffer.hasRemaining()) {
      file.write(buffer, at + buffer.position());
    }
  }
}
