package io.prestagelab.image.iso;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Boot sector and partition tables that let a volume boot from a disk as well, laid out as {@code
 * isohybrid --uefi} does: an MBR with the whole volume and the EFI image as partitions, and a GPT
 * that says the same.
 */
final class HybridBoot {

  static final int CODE = 432;

  /** Blocks of 512 bytes that the backup GPT takes at the end. */
  static final int BACKUP_BLOCKS = 33;

  private static final int BLOCK = 512;
  private static final int ENTRIES = 128;
  private static final int ENTRY = 128;
  private static final int PER_SECTOR = Sectors.SIZE / BLOCK;
  private static final UUID BASIC_DATA = UUID.fromString("EBD0A0A2-B9E5-4433-87C0-68B6B72699C7");

  private final byte[] code;
  private final long blocks;
  private final Extent biosImage;
  private final @Nullable Extent efiImage;
  private final String seed;

  HybridBoot(byte[] code, long size, Extent biosImage, @Nullable Extent efiImage, String seed) {
    this.code = code;
    this.blocks = size / BLOCK;
    this.biosImage = biosImage;
    this.efiImage = efiImage;
    this.seed = seed;
  }

  /** The first 16 sectors of the volume. */
  byte[] systemArea() {
    ByteBuffer area = Sectors.buffer(16 * Sectors.SIZE);
    area.put(0, code, 0, CODE);
    area.putInt(CODE, (int) (biosImage.offset() / BLOCK));
    area.putInt(440, seed.hashCode());
    partition(area, 446, 0x80, 0x00, 0, blocks);
    if (efiImage != null) {
      partition(area, 462, 0x00, 0xEF, efiImage.offset() / BLOCK, blocksOf(efiImage));
      area.put(BLOCK, header(1, blocks - 1, 2));
      area.put(2 * BLOCK, entries());
    }
    area.putShort(510, (short) 0xAA55);
    return Sectors.bytes(area);
  }

  /** The last 33 blocks of the volume. */
  byte[] backup() {
    ByteBuffer area = Sectors.buffer(BACKUP_BLOCKS * BLOCK);
    if (efiImage != null) {
      area.put(0, entries());
      area.put(32 * BLOCK, header(blocks - 1, 1, blocks - BACKUP_BLOCKS));
    }
    return Sectors.bytes(area);
  }

  private static void partition(
      ByteBuffer area, int at, int active, int type, long start, long count) {
    area.put(at, (byte) active);
    area.put(at + 1, new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF});
    if (start == 0) {
      area.put(at + 1, new byte[] {0, 1, 0});
    }
    area.put(at + 4, (byte) type);
    area.put(at + 5, new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF});
    area.putInt(at + 8, (int) start);
    area.putInt(at + 12, (int) Math.min(count, 0xFFFFFFFFL));
  }

  private byte[] header(long own, long other, long entriesAt) {
    ByteBuffer header = Sectors.buffer(BLOCK);
    header.put(0, "EFI PART".getBytes(StandardCharsets.US_ASCII));
    header.putInt(8, 0x00010000).putInt(12, 92);
    header.putLong(24, own).putLong(32, other);
    header.putLong(40, 16L * PER_SECTOR).putLong(48, blocks - BACKUP_BLOCKS - 1);
    putGuid(header, 56, name("disk"));
    header.putLong(72, entriesAt);
    header.putInt(80, ENTRIES).putInt(84, ENTRY).putInt(88, crc(entries()));
    header.putInt(16, crc(Arrays.copyOf(Sectors.bytes(header), 92)));
    return Sectors.bytes(header);
  }

  private byte[] entries() {
    ByteBuffer entries = Sectors.buffer(ENTRIES * ENTRY);
    entry(entries, 0, "ISOHybrid ISO", new Extent(0, (blocks - BACKUP_BLOCKS) * BLOCK));
    if (efiImage != null) {
      entry(entries, 1, "ISOHybrid", efiImage);
    }
    return Sectors.bytes(entries);
  }

  private void entry(ByteBuffer entries, int index, String label, Extent extent) {
    int at = index * ENTRY;
    putGuid(entries, at, BASIC_DATA);
    putGuid(entries, at + 16, name(label));
    entries.putLong(at + 32, extent.offset() / BLOCK);
    entries.putLong(at + 40, extent.offset() / BLOCK + blocksOf(extent) - 1);
    entries.put(at + 56, label.getBytes(StandardCharsets.UTF_16LE));
  }

  /** Identifiers follow from the volume, so that the same input gives the same bytes. */
  private UUID name(String part) {
    return UUID.nameUUIDFromBytes((seed + '/' + part).getBytes(StandardCharsets.UTF_8));
  }

  private static void putGuid(ByteBuffer buffer, int at, UUID id) {
    long high = id.getMostSignificantBits();
    buffer.putInt(at, (int) (high >>> 32));
    buffer.putShort(at + 4, (short) (high >>> 16));
    buffer.putShort(at + 6, (short) high);
    buffer.putLong(at + 8, Long.reverseBytes(id.getLeastSignificantBits()));
  }

  private static long blocksOf(Extent extent) {
    return (extent.length() + BLOCK - 1) / BLOCK;
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
