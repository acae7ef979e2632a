package io.prestagelab.image.iso;

import io.prestagelab.image.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;

/**
 * Writes the volume from its first byte to its last, and hashes it on the way: the volume for its
 * media check, files for their md5 lines.
 */
final class VolumeSink implements AutoCloseable {

  private static final int CHUNKS = 24;

  private final FileChannel out;
  private final Progress progress;
  private final long size;
  private final long hashedSize;
  private final BlockingQueue<Chunk> chunks = Chunk.pool(CHUNKS);
  private final DigestLane volumeLane = new DigestLane("volume-md5");
  private final DigestLane fileLane = new DigestLane("file-md5");
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(Chunk.SIZE);
  private final VolumeDigest volumeDigest;
  private long position;
  private boolean hashingFile;
  private String doing = "";

  VolumeSink(Path file, long size, boolean checked, Progress progress) throws IOException {
    this.out =
        FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
    this.size = size;
    this.hashedSize = checked ? size - (long) MediaCheck.SKIPPED_SECTORS * Sectors.SIZE : 0;
    this.volumeDigest = new VolumeDigest(hashedSize);
    this.progress = progress;
  }

  /** Names what is written from now on. */
  void doing(String what) {
    doing = what;
  }

  void beginFileSum() {
    hashingFile = true;
  }

  Future<String> endFileSum() {
    hashingFile = false;
    return fileLane.finish();
  }

  /** The MD5 of all that the media check covers; the volume must have been written. */
  Future<MediaCheck.Sums> volumeSums() {
    return volumeLane.finish(volumeDigest);
  }

  long position() {
    return position;
  }

  void write(byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += Chunk.SIZE) {
      buffer.clear().put(bytes, at, Math.min(Chunk.SIZE, bytes.length - at)).flip();
      drain();
    }
  }

  /** Copies bytes of another file. A file that has become shorter meanwhile is an error. */
  void copy(FileChannel in, Extent extent, Path file) throws IOException {
    long at = extent.offset();
    while (at < extent.end()) {
      buffer.clear().limit((int) Math.min(Chunk.SIZE, extent.end() - at));
      int count = in.read(buffer, at);
      if (count < 0) {
        throw new IOException(file + " became shorter while it was read");
      }
      at += count;
      buffer.flip();
      drain();
    }
  }

  /** Zeros up to a place. */
  void padTo(long place) throws IOException {
    while (position < place) {
      int count = (int) Math.min(Chunk.SIZE, place - position);
      buffer.clear();
      while (buffer.position() < count) {
        int left = count - buffer.position();
        if (left >= Long.BYTES) {
          buffer.putLong(0);
        } else {
          buffer.put((byte) 0);
        }
      }
      buffer.flip();
      drain();
    }
  }

  /** Writes over what is there, and is not hashed. */
  void overwrite(long place, byte[] bytes) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    while (all.hasRemaining()) {
      out.write(all, place + all.position());
    }
  }

  private void drain() throws IOException {
    hash();
    while (buffer.hasRemaining()) {
      position += out.write(buffer);
    }
    progress.advanced(doing, position, size);
  }

  private void hash() throws IOException {
    long covered = Math.max(0, Math.min(buffer.remaining(), hashedSize - position));
    if (hashingFile) {
      Chunk chunk = chunk(buffer, covered > 0 ? 2 : 1);
      fileLane.update(chunk);
      if (covered > 0) {
        volumeLane.update(chunk, volumeDigest);
      }
    } else if (covered > 0) {
      volumeLane.update(
          chunk(buffer.duplicate().limit(buffer.position() + (int) covered), 1), volumeDigest);
    }
  }

  private Chunk chunk(ByteBuffer bytes, int users) throws IOException {
    try {
      Chunk chunk = chunks.take();
      chunk.fill(bytes, users);
      return chunk;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    volumeLane.close();
    fileLane.close();
    out.close();
  }
}
