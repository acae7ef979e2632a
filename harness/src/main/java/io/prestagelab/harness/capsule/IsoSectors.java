package io.prestagelab.harness.capsule;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Finds sectors in an ISO by what is in them. Of an ISO of over 8 GiB it knows the first 8. */
final class IsoSectors implements Closeable {

  /** ISO 9660's logical sector, in bytes. */
  static final int SECTOR = 2048;

  private static final int WINDOW = 128 * SECTOR;
  private static final long MOST = (8L << 30) / SECTOR;

  private final FileChannel iso;
  private final int[] sums;
  private final int[] sectors;
  private final byte[] window = new byte[WINDOW];
  private long windowAt = -1;
  private int windowBytes;

  IsoSectors(Path file) throws IOException {
    iso = FileChannel.open(file, StandardOpenOption.READ);
    int count = (int) Math.min(MOST, iso.size() / SECTOR);
    int slots = Integer.highestOneBit(Math.max(1, count)) << 2;
    sums = new int[slots];
    sectors = new int[slots];
    Arrays.fill(sectors, -1);
    for (int sector = 0; sector < count; sector++) {
      long at = (long) sector * SECTOR;
      fill(at);
      add(sum(window, (int) (at - windowAt)), sector);
    }
  }

  private void add(int sum, int sector) {
    int slot = slot(sum);
    while (sectors[slot] >= 0) {
      if (sums[slot] == sum) {
        return;
      }
      slot = (slot + 1) & (sums.length - 1);
    }
    sums[slot] = sum;
    sectors[slot] = sector;
  }

  private int slot(int sum) {
    return (sum ^ (sum >>> 15)) & (sums.length - 1);
  }

  /**
   * Where a sector with these bytes is, or -1.
   *
   * @param expected where it would be if it followed the one found before; negative if nowhere
   */
  long find(byte[] bytes, int from, long expected) throws IOException {
    if (expected >= 0 && holds(expected, bytes, from)) {
      return expected;
    }
    int sum = sum(bytes, from);
    int slot = slot(sum);
    while (sectors[slot] >= 0 && sums[slot] != sum) {
      slot = (slot + 1) & (sums.length - 1);
    }
    long at = (long) sectors[slot] * SECTOR;
    return at >= 0 && holds(at, bytes, from) ? at : -1;
  }

  private boolean holds(long at, byte[] bytes, int from) throws IOException {
    fill(at);
    int start = (int) (at - windowAt);
    return start + SECTOR <= windowBytes
        && Arrays.equals(window, start, start + SECTOR, bytes, from, from + SECTOR);
  }

  /** The window begins at this sector, unless it holds it already. */
  private void fill(long at) throws IOException {
    if (windowAt >= 0 && at >= windowAt && at + SECTOR <= windowAt + windowBytes) {
      return;
    }
    windowAt = at;
    windowBytes = DiskDelta.read(iso, at, window);
  }

  private static int sum(byte[] bytes, int from) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.wrap(bytes, from, SECTOR));
    return (int) sum.getValue();
  }

  @Override
  public void close() throws IOException {
    iso.close();
  }
}
