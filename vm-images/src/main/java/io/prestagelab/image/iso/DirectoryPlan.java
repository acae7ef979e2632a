package io.prestagelab.image.iso;

import io.prestagelab.image.iso.DirectoryRecords.Entry;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The sectors of one directory: its records, then the continuation areas of those whose Rock Ridge
 * fields do not fit in.
 */
final class DirectoryPlan {

  private final String path;
  private final String identifier;
  private final int recordSectors;
  private final int sectors;
  private long firstSector;
  private int number;

  DirectoryPlan(String path, String identifier, List<Entry> records) {
    this.path = path;
    this.identifier = identifier;
    this.recordSectors = sectorsFor(records.stream().mapToInt(Entry::length).toArray());
    int[] outside =
        records.stream().mapToInt(each -> each.outside().length).filter(n -> n > 0).toArray();
    this.sectors = recordSectors + (outside.length == 0 ? 0 : sectorsFor(outside));
  }

  /** Gives the directory its place in the volume and its number in the path tables. */
  void place(long sector, int pathTableNumber) {
    firstSector = sector;
    number = pathTableNumber;
  }

  String path() {
    return path;
  }

  String identifier() {
    return identifier;
  }

  int number() {
    return number;
  }

  /** Sectors of records and continuations. */
  int sectors() {
    return sectors;
  }

  /** The part with the records, which is what others point to. */
  Extent extent() {
    return new Extent(firstSector * Sectors.SIZE, (long) recordSectors * Sectors.SIZE);
  }

  /**
   * The sectors' bytes; the records are the ones it was planned with, now with their real places.
   */
  byte[] bytes(List<Entry> records) {
    ByteBuffer all = Sectors.buffer(sectors * Sectors.SIZE);
    int at = 0;
    int continuation = recordSectors * Sectors.SIZE;
    for (Entry record : records) {
      at = fitting(at, record.length());
      int outside = record.outside().length;
      if (outside > 0) {
        continuation = fitting(continuation, outside);
        all.put(continuation, record.outside());
      }
      long sector = firstSector + continuation / Sectors.SIZE;
      all.put(at, record.bytes(sector, continuation % Sectors.SIZE));
      at += record.length();
      continuation += outside;
    }
    return Sectors.bytes(all);
  }

  private static int sectorsFor(int[] lengths) {
    int at = 0;
    for (int length : lengths) {
      at = fitting(at, length) + length;
    }
    return (int) Sectors.count(at);
  }

  /** Nothing of a directory may cross the end of a sector. */
  private static int fitting(int at, int length) {
    int left = Sectors.SIZE - at % Sectors.SIZE;
    return length <= left ? at : at + left;
  }
}
