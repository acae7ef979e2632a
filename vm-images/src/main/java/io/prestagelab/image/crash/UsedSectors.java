package io.prestagelab.image.crash;

import java.util.Arrays;

/** The sectors of a disk that once were not empty. */
final class UsedSectors {
  private long[] sectors = new long[1 << 16];
  private int count;

  void add(long sector) {
    if (count == sectors.length) {
      sectors = Arrays.copyOf(sectors, count * 2);
    }
    sectors[count++] = sector;
  }

  /** Each once, by place. */
  long[] sorted() {
    long[] all = Arrays.copyOf(sectors, count);
    Arrays.sort(all);
    int kept = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[kept++] = all[i];
      }
    }
    return Arrays.copyOf(all, kept);
  }
}
