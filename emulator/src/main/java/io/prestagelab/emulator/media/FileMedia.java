package io.prestagelab.emulator.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A medium in a local file. */
public final class FileMedia implements MediaSource {

  private final FileChannel channel;
  private final long length;
  private final String name;

  private FileMedia(FileChannel channel, String name) throws IOException {
    this.channel = channel;
    this.length = channel.size();
    this.name = name;
  }

  /** Opens {@code file}, which stays when the medium is closed. */
  public static FileMedia open(Path file) throws IOException {
    return new FileMedia(FileChannel.open(file, StandardOpenOption.READ), file.toString());
  }

  /** The local copy of something called {@code name}. */
  static FileMedia copyOf(String name, FileChannel copy) throws IOException {
    return new FileMedia(copy, name);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void read(long offset, ByteBuffer target) throws IOException {
    long at = offset;
    while (target.hasRemaining()) {
      int count = channel.read(target, at);
      if (count < 0) {
        throw new EOFException(
            name + " ends at byte " + at + "; it had " + length + " when opened");
      }
      at += count;
    }
  }

  @Override
  public boolean streamed() {
    return false;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
