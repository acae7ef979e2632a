package io.prestagelab.image.iso;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Volume descriptors (ECMA-119 §8) and path tables (§9.4) of a volume. */
final class Descriptors {

  private static final DateTimeFormatter LONG_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'00'").withZone(ZoneOffset.UTC);

  private Descriptors() {}

  static byte[] primary(VolumeSettings settings, VolumeLayout layout, byte[] rootRecord) {
    ByteBuffer sector = header(1);
    Sectors.putText(sector, 8, 32, "LINUX");
    Sectors.putText(sector, 40, 32, settings.volumeId());
    Sectors.putBoth32(sector, 80, layout.size() / Sectors.SIZE);
    Sectors.putBoth16(sector, 120, 1);
    Sectors.putBoth16(sector, 124, 1);
    Sectors.putBoth16(sector, 128, Sectors.SIZE);
    int tableSize = layout.pathTableSize();
    Sectors.putBoth32(sector, 132, tableSize);
    sector.putInt(140, (int) layout.pathTableSector());
    long bigEndianTable = layout.pathTableSector() + Sectors.count(tableSize);
    sector.putInt(148, Integer.reverseBytes((int) bigEndianTable));
    sector.put(156, rootRecord);
    for (int at : new int[] {190, 318, 446, 574}) {
      Sectors.putText(sector, at, 128, at == 574 ? settings.volumeId() : "");
    }
    Sectors.putText(sector, 702, 111, "");
    longTime(sector, 813, settings.made());
    longTime(sector, 830, settings.made());
    Sectors.putText(sector, 847, 16, "0".repeat(16));
    Sectors.putText(sector, 864, 16, "0".repeat(16));
    sector.put(881, (byte) 1);
    sector.put(MediaCheck.FIELD, MediaCheck.blank());
    return Sectors.bytes(sector);
  }

  static byte[] boot(long catalogueSector) {
    ByteBuffer sector = header(0);
    sector.put(7, BootCatalogue.SYSTEM_ID.getBytes(StandardCharsets.US_ASCII));
    sector.putInt(71, (int) catalogueSector);
    return Sectors.bytes(sector);
  }

  static byte[] terminator() {
    return Sectors.bytes(header(0xFF));
  }

  /** Both path tables, each in whole sectors: first the little-endian, then the big-endian one. */
  static byte[] pathTables(VolumeLayout layout) {
    int each = (int) Sectors.roundUp(layout.pathTableSize());
    ByteBuffer tables = ByteBuffer.allocate(2 * each);
    pathTable(tables.slice(0, each).order(ByteOrder.LITTLE_ENDIAN), layout);
    pathTable(tables.slice(each, each).order(ByteOrder.BIG_ENDIAN), layout);
    return Sectors.bytes(tables);
  }

  private static void pathTable(ByteBuffer table, VolumeLayout layout) {
    List<DirectoryPlan> plans = layout.directories();
    int at = 0;
    for (DirectoryPlan plan : plans) {
      byte[] identifier = plan.identifier().getBytes(StandardCharsets.ISO_8859_1);
      table.put(at, (byte) identifier.length);
      table.putInt(at + 2, (int) (plan.extent().offset() / Sectors.SIZE));
      table.putShort(at + 6, (short) layout.parentOf(plan).number());
      table.put(at + 8, identifier);
      at += VolumeLayout.entryLength(plan.identifier());
    }
  }

  private static ByteBuffer header(int type) {
    ByteBuffer sector = Sectors.buffer(Sectors.SIZE);
    sector.put(0, (byte) type);
    sector.put(1, "CD001".getBytes(StandardCharsets.US_ASCII));
    sector.put(6, (byte) 1);
    return sector;
  }

  private static void longTime(ByteBuffer sector, int at, Instant time) {
    sector.put(at, LONG_TIME.format(time).getBytes(StandardCharsets.US_ASCII));
  }
}
