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

  static byte[] primary(VolumeSettings settings, VolumeLayout layout) {
    ByteBuffer sector = common(1, settings, layout, layout.hierarchies().get(0), Sectors::putText);
    sector.put(MediaCheck.FIELD, MediaCheck.blank());
    return Sectors.bytes(sector);
  }

  /** Joliet's, which says by an escape sequence that its names are UCS-2 of level 3. */
  static byte[] joliet(VolumeSettings settings, VolumeLayout layout) {
    ByteBuffer sector = common(2, settings, layout, layout.hierarchies().get(1), Sectors::putUcs2);
    sector.put(88, "%/E".getBytes(StandardCharsets.US_ASCII));
    return Sectors.bytes(sector);
  }

  private static ByteBuffer common(
      int type, VolumeSettings settings, VolumeLayout layout, Hierarchy hierarchy, Text text) {
    ByteBuffer sector = header(type);
    text.put(sector, 8, 32, "LINUX");
    text.put(sector, 40, 32, settings.volumeId());
    Sectors.putBoth32(sector, 80, layout.size() / Sectors.SIZE);
    Sectors.putBoth16(sector, 120, 1);
    Sectors.putBoth16(sector, 124, 1);
    Sectors.putBoth16(sector, 128, Sectors.SIZE);
    int tableSize = hierarchy.pathTableSize();
    Sectors.putBoth32(sector, 132, tableSize);
    sector.putInt(140, (int) hierarchy.pathTableSector());
    long bigEndianTable = hierarchy.pathTableSector() + Sectors.count(tableSize);
    sector.putInt(148, Integer.reverseBytes((int) bigEndianTable));
    sector.put(156, hierarchy.rootRecord());
    for (int at : new int[] {190, 318, 446, 574}) {
      text.put(sector, at, 128, at == 574 ? settings.volumeId() : "");
    }
    text.put(sector, 702, 111, "");
    longTime(sector, 813, settings.made());
    longTime(sector, 830, settings.made());
    Sectors.putText(sector, 847, 16, "0".repeat(16));
    Sectors.putText(sector, 864, 16, "0".repeat(16));
    sector.put(881, (byte) 1);
    return sector;
  }

  /** Puts a text into a field, padded with blanks. */
  @FunctionalInterface
  private interface Text {
    void put(ByteBuffer sector, int at, int length, String text);
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
  static byte[] pathTables(Hierarchy tree) {
    int each = (int) Sectors.roundUp(tree.pathTableSize());
    ByteBuffer tables = ByteBuffer.allocate(2 * each);
    pathTable(tables.slice(0, each).order(ByteOrder.LITTLE_ENDIAN), tree);
    pathTable(tables.slice(each, each).order(ByteOrder.BIG_ENDIAN), tree);
    return Sectors.bytes(tables);
  }

  private static void pathTable(ByteBuffer table, Hierarchy tree) {
    List<DirectoryPlan> plans = tree.directories();
    int at = 0;
    for (DirectoryPlan plan : plans) {
      byte[] identifier = tree.identifierBytes(plan);
      table.put(at, (byte) identifier.length);
      table.putInt(at + 2, (int) (plan.extent().offset() / Sectors.SIZE));
      table.putShort(at + 6, (short) tree.parentOf(plan).number());
      table.put(at + 8, identifier);
      at += tree.tableEntryLength(plan);
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
