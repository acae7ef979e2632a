package io.prestagelab.image.boot;

import io.prestagelab.image.ImageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A small FAT12, FAT16 or FAT32 file system in memory, as EFI boot images are: files with names of
 * eight and three letters are read and replaced.
 */
final class FatImage {

  private static final int ENTRY = 32;
  private static final int NAME = 11;

  /** In FAT32's information sector. */
  private static final int FREE_COUNT = 488;

  private static final byte DIRECTORY = 0x10;
  private static final byte LONG_NAME = 0x0F;
  private static final byte ARCHIVE = 0x20;
  private static final byte DELETED = (byte) 0xE5;

  private final ByteBuffer image;
  private final FatTable table;
  private final int clusterSize;
  private final int dataStart;
  private final int rootStart;
  private final int rootSize;
  private final int rootCluster;

  /**
   * Reads the file system's description.
   *
   * @param bytes the image, which is changed in place
   */
  FatImage(byte[] bytes) {
    image = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 512 || image.getShort(510) != (short) 0xAA55) {
      throw new ImageException("the EFI boot image is no FAT file system");
    }
    int sector = unsigned(image.getShort(11));
    int reserved = unsigned(image.getShort(14));
    int rootEntries = unsigned(image.getShort(17));
    int tableSectors = image.getShort(22) != 0 ? unsigned(image.getShort(22)) : image.getInt(36);
    int sectors = image.getShort(19) != 0 ? unsigned(image.getShort(19)) : image.getInt(32);
    clusterSize = sector * image.get(13);
    rootStart = (reserved + image.get(16) * tableSectors) * sector;
    rootSize = rootEntries * ENTRY;
    dataStart = rootStart + (rootSize + sector - 1) / Math.max(1, sector) * sector;
    if (clusterSize <= 0 || dataStart > bytes.length || (long) sectors * sector > bytes.length) {
      throw new ImageException("the EFI boot image is damaged");
    }
    int clusters = (int) (((long) sectors * sector - dataStart) / clusterSize);
    rootCluster = rootEntries == 0 ? image.getInt(44) : 0;
    table =
        new FatTable(
            image,
            reserved * sector,
            tableSectors * sector,
            image.get(16),
            clusters,
            rootEntries == 0);
  }

  /** A file's content, if there is such a file. */
  Optional<byte[]> read(String path) {
    return find(path)
        .map(
            entry -> {
              byte[] content = new byte[image.getInt(entry + 28)];
              int done = 0;
              for (int cluster : table.chain(firstCluster(entry))) {
                int count = Math.min(clusterSize, content.length - done);
                image.get(place(cluster), content, done, count);
                done += count;
              }
              return content;
            });
  }

  /** Replaces a file's content, or makes the file in a directory that is there. */
  void write(String path, byte[] content, Instant time) {
    int entry = find(path).orElseGet(() -> newEntry(path));
    int needed = (content.length + clusterSize - 1) / clusterSize;
    List<Integer> chain = table.resize(firstCluster(entry), needed);
    int done = 0;
    for (int cluster : chain) {
      int count = Math.min(clusterSize, content.length - done);
      image.put(place(cluster), new byte[clusterSize]);
      image.put(place(cluster), content, done, count);
      done += count;
    }
    int first = chain.isEmpty() ? 0 : chain.get(0);
    image.putShort(entry + 20, (short) (first >>> 16));
    image.putShort(entry + 26, (short) first);
    image.putInt(entry + 28, content.length);
    stamp(entry, time);
    if (table.isFat32()) {
      int information = unsigned(image.getShort(48)) * unsigned(image.getShort(11));
      image.putInt(information + FREE_COUNT, table.freeClusters());
    }
  }

  private Optional<Integer> find(String path) {
    List<Integer> places = directory(0);
    Optional<Integer> found = Optional.empty();
    for (String part : path.split("/")) {
      found = places.stream().filter(entry -> isNamed(entry, part)).findFirst();
      if (found.isEmpty()) {
        return found;
      }
      places =
          (image.get(found.get() + 11) & DIRECTORY) != 0
              ? directory(firstCluster(found.get()))
              : List.of();
    }
    return found;
  }

  /** Places of all entries of a directory, free ones too; cluster 0 is the root. */
  private List<Integer> directory(int cluster) {
    List<Integer> entries = new ArrayList<>();
    if (cluster == 0 && rootCluster == 0) {
      addEntries(rootStart, rootSize, entries);
    } else {
      table
          .chain(cluster == 0 ? rootCluster : cluster)
          .forEach(each -> addEntries(place(each), clusterSize, entries));
    }
    return entries;
  }

  private static void addEntries(int start, int size, List<Integer> entries) {
    for (int at = start; at + ENTRY <= start + size; at += ENTRY) {
      entries.add(at);
    }
  }

  private boolean isNamed(int entry, String name) {
    byte[] here = new byte[NAME];
    image.get(entry, here);
    return image.get(entry + 11) != LONG_NAME
        && new String(here, StandardCharsets.US_ASCII).equals(shortName(name));
  }

  private int newEntry(String path) {
    int slash = path.lastIndexOf('/');
    int parent =
        slash < 0
            ? 0
            : find(path.substring(0, slash))
                .map(this::firstCluster)
                .orElseThrow(
                    () ->
                        new ImageException(
                            "the EFI boot image has no " + path.substring(0, slash)));
    int entry =
        directory(parent).stream()
            .filter(each -> image.get(each) == 0 || image.get(each) == DELETED)
            .findFirst()
            .orElseThrow(() -> new ImageException("a directory of the EFI boot image is full"));
    image.put(entry, new byte[ENTRY]);
    image.put(entry, shortName(path.substring(slash + 1)).getBytes(StandardCharsets.US_ASCII));
    image.put(entry + 11, ARCHIVE);
    return entry;
  }

  private int firstCluster(int entry) {
    return unsigned(image.getShort(entry + 20)) << 16 | unsigned(image.getShort(entry + 26));
  }

  private int place(int cluster) {
    return dataStart + (cluster - 2) * clusterSize;
  }

  private void stamp(int entry, Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    int date =
        Math.max(0, utc.getYear() - 1980) << 9 | utc.getMonthValue() << 5 | utc.getDayOfMonth();
    int clock = utc.getHour() << 11 | utc.getMinute() << 5 | utc.getSecond() / 2;
    image.put(entry + 13, (byte) 0);
    for (int at : new int[] {14, 22}) {
      image.putShort(entry + at, (short) clock);
      image.putShort(entry + at + 2, (short) date);
    }
    image.putShort(entry + 18, (short) date);
  }

  private static String shortName(String name) {
    String[] parts = name.toUpperCase(Locale.ROOT).split("\\.", 2);
    return "%-8s%-3s".formatted(parts[0], parts.length > 1 ? parts[1] : "");
  }

  private static int unsigned(short value) {
    return Short.toUnsignedInt(value);
  }
}
