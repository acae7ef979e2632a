package io.prestagelab.emulator.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A medium in a local file; a temporary one is deleted when it is closed. */
public final class FileMedia implements MediaSource {

  private final Path file;
  private final FileChannel channel;
  private final long length;
  private final String name;
  private final boolean temporary;

  private FileMedia(Path file, String name, boolean temporary) throws IOException {
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
    this.length = channel.size();
    this.name = name;
    this.temporary = temporary;
  }

  /** Opens {@code file}, which stays when the medium is closed. */
  public static FileMedia open(Path file) throws IOException {
    return new FileMedia(file, file.toString(), false);
  }

  /** Opens the local copy of something called {@code name}; closing the medium deletes the copy. */
  static FileMedia copyOf(String name, Path copy) throws IOException {
    return new FileMedia(copy, name, true);
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
  public String name() {
    return name;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (temporary) {
      Files.deleteIfExists(file);
    }
  }
}
