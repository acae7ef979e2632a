package io.prestagelab.runs.capsule;

import io.prestagelab.image.FileBytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Finds blocks in an ISO by what is in them; files begin at one of 2048 bytes there, on a disk at
 * one of 1024 or more. Of an ISO of over 4 GiB it knows the first 4.
 */
final class IsoBlocks implements Closeable {

  /** The smallest block of ext4, in bytes. */
  static final int BLOCK = 1024;

  private static final int WINDOW = 256 * BLOCK;
  private static final long MOST = (4L << 30) / BLOCK;

  private final FileChannel iso;
  private final int[] sums;
  private final int[] blocks;
  private final byte[] window = new byte[WINDOW];
  private long windowAt = -1;
  private int windowBytes;

  IsoBlocks(Path file) throws IOException {
    iso = FileChannel.open(file, StandardOpenOption.READ);
    int count = (int) Math.min(MOST, iso.size() / BLOCK);
    int slots = Integer.highestOneBit(Math.max(1, count)) << 2;
    sums = new int[slots];
    blocks = new int[slots];
    Arrays.fill(blocks, -1);
    for (int block = 0; block < count; block++) {
      long at = (long) block * BLOCK;
      fill(at);
      add(sum(window, (int) (at - windowAt)), block);
    }
  }

  private void add(int sum, int block) {
    int slot = slot(sum);
    while (blocks[slot] >= 0) {
      if (sums[slot] == sum) {
        return;
      }
      slot = (slot + 1) & (sums.length - 1);
    }
    sums[slot] = sum;
    blocks[slot] = block;
  }

  private int slot(int sum) {
    return (sum ^ (sum >>> 15)) & (sums.length - 1);
  }

  /**
   * Where a block with these bytes is, or -1.
   *
   * @param expected where it would be if it followed the one found before; negative if nowhere
   */
  long find(byte[] bytes, int from, long expected) throws IOException {
    if (expected >= 0 && holds(expected, bytes, from)) {
      return expected;
    }
    int sum = sum(bytes, from);
    int slot = slot(sum);
    while (blocks[slot] >= 0 && sums[slot] != sum) {
      slot = (slot + 1) & (sums.length - 1);
    }
    long at = (long) blocks[slot] * BLOCK;
    return at >= 0 && holds(at, bytes, from) ? at : -1;
  }

  private boolean holds(long at, byte[] bytes, int from) throws IOException {
    fill(at);
    int start = (int) (at - windowAt);
    return start + BLOCK <= windowBytes
        && Arrays.equals(window, start, start + BLOCK, bytes, from, from + BLOCK);
  }

  /** The window begins at this block, unless it holds it already. */
  private void fill(long at) throws IOException {
    if (windowAt >= 0 && at >= windowAt && at + BLOCK <= windowAt + windowBytes) {
      return;
    }
    windowAt = at;
    windowBytes = FileBytes.read(iso, at, window);
  }

  private static int sum(byte[] bytes, int from) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.wrap(bytes, from, BLOCK));
    return (int) sum.getValue();
  }

  @Override
  public void close() throws IOException {
    iso.close();
  }
}
