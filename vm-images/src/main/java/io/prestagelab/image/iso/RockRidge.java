package io.prestagelab.image.iso;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What the system use fields of one directory record say (SUSP 1.12, RRIP 1.12). */
final class RockRidge {

  private static final int MAX_CONTINUATIONS = 16;
  private static final int NAME_IS_CURRENT_OR_PARENT = 6;

  private final IsoReader iso;
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder link = new StringBuilder();
  private boolean linkPartContinues;
  private int mode;
  private int owner;
  private int group;
  private Instant modified = Instant.EPOCH;
  private long childDirectory = -1;
  private boolean relocated;
  private boolean present;

  private RockRidge(IsoReader iso) {
    this.iso = iso;
  }

  static RockRidge of(IsoReader iso, ByteBuffer record, int skip) {
    RockRidge fields = new RockRidge(iso);
    fields.modified = recordTime(record);
    int identifier = record.get(32) & 0xFF;
    int start = 33 + identifier + (identifier % 2 == 0 ? 1 : 0) + skip;
    if (start < record.limit()) {
      ByteBuffer area = record.slice(start, record.limit() - start);
      fields.area(area.order(ByteOrder.LITTLE_ENDIAN), MAX_CONTINUATIONS);
    }
    return fields;
  }

  boolean present() {
    return present;
  }

  String name() {
    return name.toString();
  }

  String link() {
    return link.toString();
  }

  boolean isLink() {
    return (mode & Attributes.TYPE_MASK) == Attributes.SYMLINK;
  }

  /** The sector of a directory that was moved because it lay too deep, else -1. */
  long childDirectory() {
    return childDirectory;
  }

  boolean relocated() {
    return relocated;
  }

  Attributes attributes(boolean directory) {
    int fallback = directory ? Attributes.DIRECTORY | 0755 : Attributes.REGULAR | 0644;
    return new Attributes(mode == 0 ? fallback : mode, owner, group, modified);
  }

  private void area(ByteBuffer area, int continuationsLeft) {
    int at = 0;
    ByteBuffer next = null;
    while (at + 4 <= area.limit()) {
      int length = area.get(at + 2) & 0xFF;
      if (length < 4 || at + length > area.limit()) {
        break;
      }
      String signature = (char) area.get(at) + "" + (char) area.get(at + 1);
      ByteBuffer field = area.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
      if (signature.equals("CE")) {
        next = continuation(field);
      } else {
        take(signature, field);
      }
      at += length;
    }
    if (next != null && continuationsLeft > 0) {
      area(next, continuationsLeft - 1);
    }
  }

  private ByteBuffer continuation(ByteBuffer field) {
    long offset = Sectors.unsignedInt(field, 4) * Sectors.SIZE + Sectors.unsignedInt(field, 12);
    int length = (int) Math.min(Sectors.unsignedInt(field, 20), 8L * Sectors.SIZE);
    return Sectors.wrap(iso.bytes(offset, length));
  }

  private void take(String signature, ByteBuffer field) {
    switch (signature) {
      case "PX" -> {
        present = true;
        mode = field.getInt(4);
        owner = field.getInt(20);
        group = field.getInt(28);
      }
      case "NM" -> {
        present = true;
        if ((field.get(4) & NAME_IS_CURRENT_OR_PARENT) == 0) {
          name.append(text(field, 5, field.limit() - 5));
        }
      }
      case "TF" -> times(field);
      case "SL" -> link(field);
      case "CL" -> childDirectory = Sectors.unsignedInt(field, 4);
      case "RE" -> relocated = true;
      default -> {
        // other fields (serial numbers, sparse files, padding) say nothing a boot medium needs
      }
    }
  }

  private void times(ByteBuffer field) {
    int flags = field.get(4);
    boolean longForm = (flags & 0x80) != 0;
    boolean created = (flags & 1) != 0;
    if ((flags & 2) == 0 || longForm) {
      return;
    }
    int at = 5 + (created ? 7 : 0);
    if (at + 7 <= field.limit()) {
      modified = shortTime(field, at, modified);
    }
  }

  private void link(ByteBuffer field) {
    int at = 5;
    while (at + 2 <= field.limit()) {
      int flags = field.get(at);
      int length = field.get(at + 1) & 0xFF;
      if (!linkPartContinues && link.length() > 0 && link.charAt(link.length() - 1) != '/') {
        link.append('/');
      }
      link.append(
          switch (flags & 0xE) {
            case 2 -> ".";
            case 4 -> "..";
            case 8 -> "/";
            default -> text(field, at + 2, Math.min(length, field.limit() - at - 2));
          });
      linkPartContinues = (flags & 1) != 0;
      at += 2 + length;
    }
  }

  private static String text(ByteBuffer field, int at, int length) {
    byte[] bytes = new byte[length];
    field.get(at, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Instant recordTime(ByteBuffer record) {
    return shortTime(record, 18, Instant.EPOCH);
  }

  private static Instant shortTime(ByteBuffer buffer, int at, Instant fallback) {
    try {
      return OffsetDateTime.of(
              1900 + (buffer.get(at) & 0xFF),
              buffer.get(at + 1),
              buffer.get(at + 2),
              buffer.get(at + 3),
              buffer.get(at + 4),
              buffer.get(at + 5),
              0,
              ZoneOffset.ofTotalSeconds(buffer.get(at + 6) * 15 * 60))
          .toInstant();
    } catch (DateTimeException e) {
      return fallback;
    }
  }
}
