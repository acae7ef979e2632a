package io.prestagelab.image.disk;

import io.prestagelab.image.FileBytes;
import io.prestagelab.image.iso.Extent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads the primary GUID partition table of a disk (UEFI specification §5.3), with blocks of 512 or
 * 4096 bytes.
 */
final class GptTable {

  private static final int[] BLOCK_SIZES = {512, 4096};
  private static final int HEADER = 92;
  private static final int NAME = 56;
  private static final int NAME_LENGTH = 72;
  private static final int MAX_ENTRIES = 1024;

  private GptTable() {}

  /** The partitions in the order of their numbers; none if the disk has no such table. */
  static List<GptPartition> read(FileChannel disk) throws IOException {
    for (int block : BLOCK_SIZES) {
      ByteBuffer header = bytes(disk, block, HEADER);
      if (header.limit() == HEADER && isHeader(header)) {
        return partitions(disk, header, block);
      }
    }
    return List.of();
  }

  private static boolean isHeader(ByteBuffer header) {
    byte[] signature = new byte[8];
    header.get(0, signature);
    return new String(signature, StandardCharsets.US_ASCII).equals("EFI PART");
  }

  private static List<GptPartition> partitions(FileChannel disk, ByteBuffer header, int block)
      throws IOException {
    int count = Math.min(MAX_ENTRIES, header.getInt(80));
    int size = header.getInt(84);
    ByteBuffer entries = bytes(disk, header.getLong(72) * block, count * size);
    List<GptPartition> partitions = new ArrayList<>();
    for (int i = 0; (i + 1) * size <= entries.limit(); i++) {
      ByteBuffer entry = entries.slice(i * size, size).order(ByteOrder.LITTLE_ENDIAN);
      UUID type = guid(entry);
      if (type.getMostSignificantBits() != 0 || type.getLeastSignificantBits() != 0) {
        long first = entry.getLong(32);
        long last = entry.getLong(40);
        Extent place = new Extent(first * block, (last - first + 1) * block);
        partitions.add(new GptPartition(i + 1, name(entry), type, place));
      }
    }
    return partitions;
  }

  private static UUID guid(ByteBuffer entry) {
    long high =
        (entry.getInt(0) & 0xFFFFFFFFL) << 32
            | (entry.getShort(4) & 0xFFFFL) << 16
            | (entry.getShort(6) & 0xFFFFL);
    return new UUID(high, Long.reverseBytes(entry.getLong(8)));
  }

  private static String name(ByteBuffer entry) {
    byte[] bytes = new byte[NAME_LENGTH];
    entry.get(NAME, bytes);
    String padded = new String(bytes, StandardCharsets.UTF_16LE);
    int end = padded.indexOf('\0');
    return end < 0 ? padded : padded.substring(0, end);
  }

  private static ByteBuffer bytes(FileChannel disk, long offset, int count) throws IOException {
    byte[] bytes = new byte[count];
    int got = FileBytes.read(disk, offset, bytes);
    return ByteBuffer.wrap(bytes, 0, got).order(ByteOrder.LITTLE_ENDIAN);
  }
}
