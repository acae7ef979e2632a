package io.prestagelab.image.boot;

import io.prestagelab.image.ImageException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The allocation tables of a FAT file system: which cluster follows which. */
final class FatTable {

  private static final int FAT12_CLUSTERS = 4085;
  private static final int FAT16_CLUSTERS = 65525;
  private static final int FIRST_CLUSTER = 2;

  private final ByteBuffer image;
  private final int start;
  private final int size;
  private final int copies;
  private final int clusters;
  private final int bits;

  FatTable(ByteBuffer image, int start, int size, int copies, int clusters, boolean fat32) {
    this.image = image;
    this.start = start;
    this.size = size;
    this.copies = copies;
    this.clusters = clusters;
    this.bits = fat32 || clusters >= FAT16_CLUSTERS ? 32 : clusters < FAT12_CLUSTERS ? 12 : 16;
  }

  /** The clusters of a file in order; none if its first is 0. */
  List<Integer> chain(int first) {
    List<Integer> chain = new ArrayList<>();
    int cluster = first;
    while (cluster >= FIRST_CLUSTER && cluster < clusters + FIRST_CLUSTER) {
      chain.add(cluster);
      if (chain.size() > clusters) {
        throw new ImageException("the EFI boot image is damaged: a file of it has no end");
      }
      cluster = get(cluster);
    }
    return chain;
  }

  /**
   * A file's clusters, as many as needed: more are taken from the free ones, what is too many is
   * given back.
   */
  List<Integer> resize(int first, int needed) {
    List<Integer> chain = chain(first);
    while (chain.size() > needed) {
      set(chain.remove(chain.size() - 1), 0);
    }
    for (int cluster = FIRST_CLUSTER;
        chain.size() < needed && cluster < clusters + FIRST_CLUSTER;
        cluster++) {
      if (get(cluster) == 0) {
        chain.add(cluster);
        set(cluster, end());
      }
    }
    if (chain.size() < needed) {
      throw new ImageException(
          "the EFI boot image is full: its menu does not fit; give fewer or shorter --param");
    }
    for (int i = 0; i < chain.size(); i++) {
      set(chain.get(i), i + 1 < chain.size() ? chain.get(i + 1) : end());
    }
    return chain;
  }

  boolean isFat32() {
    return bits == 32;
  }

  int freeClusters() {
    int free = 0;
    for (int cluster = FIRST_CLUSTER; cluster < clusters + FIRST_CLUSTER; cluster++) {
      free += get(cluster) == 0 ? 1 : 0;
    }
    return free;
  }

  private int end() {
    return bits == 12 ? 0xFFF : bits == 16 ? 0xFFFF : 0x0FFFFFFF;
  }

  private int get(int cluster) {
    return switch (bits) {
      case 12 -> {
        int pair = Short.toUnsignedInt(image.getShort(start + cluster * 3 / 2));
        yield cluster % 2 == 0 ? pair & 0xFFF : pair >>> 4;
      }
      case 16 -> Short.toUnsignedInt(image.getShort(start + cluster * 2));
      default -> image.getInt(start + cluster * 4) & 0x0FFFFFFF;
    };
  }

  private void set(int cluster, int value) {
    for (int copy = 0; copy < copies; copy++) {
      int table = start + copy * size;
      switch (bits) {
        case 12 -> {
          int at = table + cluster * 3 / 2;
          int pair = Short.toUnsignedInt(image.getShort(at));
          image.putShort(
              at,
              (short) (cluster % 2 == 0 ? (pair & 0xF000) | value : (pair & 0xF) | (value << 4)));
        }
        case 16 -> image.putShort(table + cluster * 2, (short) value);
        default -> image.putInt(table + cluster * 4, value);
      }
    }
  }
}
