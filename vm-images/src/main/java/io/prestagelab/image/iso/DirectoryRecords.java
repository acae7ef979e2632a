package io.prestagelab.image.iso;

import io.prestagelab.image.iso.IsoEntry.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Directory records (ECMA-119 §9.1) with their Rock Ridge fields (RRIP 1.10). */
final class DirectoryRecords {

  static final String SELF = "\0";
  static final String PARENT = "\1";

  private static final int FIXED = 33;
  private static final int MAX_RECORD = 254;
  private static final int CONTINUATION_FIELD = 28;
  private static final int NAME_PART = 200;
  private static final String EXTENSION_ID = "RRIP_1991A";
  private static final String EXTENSION_TEXT =
      "THE ROCK RIDGE INTERCHANGE PROTOCOL PROVIDES SUPPORT FOR POSIX FILE SYSTEM SEMANTICS";
  private static final String EXTENSION_SOURCE =
      "PLEASE CONTACT DISC PUBLISHER FOR SPECIFICATION SOURCE.";

  private DirectoryRecords() {}

  /**
   * One record, not yet placed: its fixed part, and Rock Ridge fields within it and in a
   * continuation area.
   */
  static final class Entry {

    private final byte[] fixed;
    private final byte[] inside;
    private final byte[] outside;

    private Entry(byte[] fixed, byte[] inside, byte[] outside) {
      this.fixed = fixed;
      this.inside = inside;
      this.outside = outside;
    }

    /** What goes to the continuation area; often nothing. */
    byte[] outside() {
      return outside;
    }

    int length() {
      int length = fixed.length + inside.length + (outside.length > 0 ? CONTINUATION_FIELD : 0);
      return length + length % 2;
    }

    /** The bytes, once it is known where the continuation lies. */
    byte[] bytes(long continuationSector, int continuationOffset) {
      ByteBuffer all = Sectors.buffer(length());
      all.put(fixed).put(inside);
      if (outside.length > 0) {
        int at = all.position();
        all.put((byte) 'C').put((byte) 'E').put((byte) CONTINUATION_FIELD).put((byte) 1);
        Sectors.putBoth32(all, at + 4, continuationSector);
        Sectors.putBoth32(all, at + 12, continuationOffset);
        Sectors.putBoth32(all, at + 20, outside.length);
      }
      all.put(0, (byte) length());
      return Sectors.bytes(all);
    }
  }

  /** A record with its Rock Ridge fields. */
  static Entry withRockRidge(
      byte[] fixed, String identifier, String name, VolumeTree.Node node, int links) {
    List<byte[]> fields = new ArrayList<>();
    fields.add(posix(node.attributes(), links));
    fields.add(times(node.attributes().modified()));
    if (!identifier.equals(SELF) && !identifier.equals(PARENT)) {
      names(name, fields);
    }
    if (node.kind() == Kind.SYMLINK) {
      links(node.linkTarget(), fields);
    }
    return split(fixed, fields);
  }

  /** A record without any, as Joliet has them. */
  static Entry plain(byte[] fixed) {
    return new Entry(fixed, new byte[0], new byte[0]);
  }

  /** The root's own record, which also tells that Rock Ridge is in use. */
  static Entry rootSelf(VolumeTree.Node root, Extent extent, int links) {
    List<byte[]> fields = new ArrayList<>();
    fields.add(new byte[] {'S', 'P', 7, 1, (byte) 0xBE, (byte) 0xEF, 0});
    fields.add(posix(root.attributes(), links));
    fields.add(times(root.attributes().modified()));
    fields.add(extensionReference());
    return split(fixed(new byte[1], root, extent, false), fields);
  }

  /** The root's record inside the volume descriptor: 34 bytes, no Rock Ridge. */
  static byte[] inDescriptor(VolumeTree.Node root, Extent extent) {
    byte[] bytes = fixed(new byte[1], root, extent, false);
    bytes[0] = (byte) bytes.length;
    return bytes;
  }

  private static Entry split(byte[] fixed, List<byte[]> fields) {
    int total = fixed.length + fields.stream().mapToInt(field -> field.length).sum();
    int room = total <= MAX_RECORD ? MAX_RECORD : MAX_RECORD - CONTINUATION_FIELD;
    ByteArrayOutputStream inside = new ByteArrayOutputStream();
    ByteArrayOutputStream outside = new ByteArrayOutputStream();
    for (byte[] field : fields) {
      boolean fits = outside.size() == 0 && fixed.length + inside.size() + field.length <= room;
      (fits ? inside : outside).writeBytes(field);
    }
    return new Entry(fixed, inside.toByteArray(), outside.toByteArray());
  }

  /** The part that every record has, for an identifier in its own encoding. */
  static byte[] fixed(byte[] id, VolumeTree.Node node, Extent extent, boolean more) {
    int length = FIXED + id.length;
    ByteBuffer record = Sectors.buffer(length + length % 2);
    Sectors.putBoth32(record, 2, extent.offset() / Sectors.SIZE);
    Sectors.putBoth32(record, 10, extent.length());
    record.put(18, shortTime(node.attributes().modified()));
    int flags = (node.kind() == Kind.DIRECTORY ? 2 : 0) | (more ? 0x80 : 0);
    record.put(25, (byte) flags);
    Sectors.putBoth16(record, 28, 1);
    record.put(32, (byte) id.length);
    record.put(33, id);
    return Sectors.bytes(record);
  }

  private static byte[] posix(Attributes attributes, int links) {
    ByteBuffer field = field("PX", 36);
    Sectors.putBoth32(field, 4, attributes.mode());
    Sectors.putBoth32(field, 12, links);
    Sectors.putBoth32(field, 20, attributes.owner());
    Sectors.putBoth32(field, 28, attributes.group());
    return Sectors.bytes(field);
  }

  private static byte[] times(Instant modified) {
    ByteBuffer field = field("TF", 5 + 3 * 7);
    field.put(4, (byte) 0x0E);
    for (int i = 0; i < 3; i++) {
      field.put(5 + 7 * i, shortTime(modified));
    }
    return Sectors.bytes(field);
  }

  private static void names(String name, List<byte[]> fields) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; at += NAME_PART) {
      int length = Math.min(NAME_PART, bytes.length - at);
      ByteBuffer field = field("NM", 5 + length);
      field.put(4, (byte) (at + length < bytes.length ? 1 : 0));
      field.put(5, bytes, at, length);
      fields.add(Sectors.bytes(field));
    }
  }

  private static void links(String target, List<byte[]> fields) {
    List<byte[]> parts = new ArrayList<>();
    if (target.startsWith("/")) {
      parts.add(new byte[] {8, 0});
    }
    for (String part : target.split("/")) {
      if (!part.isEmpty()) {
        parts.add(linkPart(part));
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      byte[] part = parts.get(i);
      ByteBuffer field = field("SL", 5 + part.length);
      field.put(4, (byte) (i < parts.size() - 1 ? 1 : 0));
      field.put(5, part);
      fields.add(Sectors.bytes(field));
    }
  }

  private static byte[] linkPart(String part) {
    if (part.equals(".") || part.equals("..")) {
      return new byte[] {(byte) (part.length() * 2), 0};
    }
    byte[] text = part.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(2 + text.length);
    return bytes.put((byte) 0).put((byte) text.length).put(text).array();
  }

  private static byte[] extensionReference() {
    byte[] id = EXTENSION_ID.getBytes(StandardCharsets.US_ASCII);
    byte[] text = EXTENSION_TEXT.getBytes(StandardCharsets.US_ASCII);
    byte[] source = EXTENSION_SOURCE.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer field = field("ER", 8 + id.length + text.length + source.length);
    field.put(4, (byte) id.length).put(5, (byte) text.length).put(6, (byte) source.length);
    field.put(7, (byte) 1);
    field.position(8);
    field.put(id).put(text).put(source);
    return Sectors.bytes(field);
  }

  private static ByteBuffer field(String signature, int length) {
    ByteBuffer field = Sectors.buffer(length);
    field.put(0, (byte) signature.charAt(0)).put(1, (byte) signature.charAt(1));
    return field.put(2, (byte) length).put(3, (byte) 1);
  }

  private static byte[] shortTime(Instant time) {
    OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
    return new byte[] {
      (byte) (utc.getYear() - 1900),
      (byte) utc.getMonthValue(),
      (byte) utc.getDayOfMonth(),
      (byte) utc.getHour(),
      (byte) utc.getMinute(),
      (byte) utc.getSecond(),
      0
    };
  }
}
