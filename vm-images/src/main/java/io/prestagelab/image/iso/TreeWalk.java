package io.prestagelab.image.iso;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.IsoEntry.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the tree of directories of a volume, once, from the root record on. */
final class TreeWalk {

  private static final int DIRECTORY_FLAG = 2;
  private static final int MORE_EXTENTS_FLAG = 0x80;
  private static final long MAX_DIRECTORY = 32L << 20;
  private static final int MAX_DEPTH = 64;

  private final IsoReader iso;
  private final Map<String, IsoEntry> tree = new LinkedHashMap<>();
  private final Set<Long> visited = new HashSet<>();
  private int skip;

  TreeWalk(IsoReader iso) {
    this.iso = iso;
  }

  Map<String, IsoEntry> from(ByteBuffer rootRecord) {
    Extent root = extent(rootRecord);
    skip = systemUseSkip(root);
    directory("", root, 0);
    return tree;
  }

  private void directory(String path, Extent extent, int depth) {
    if (extent.length() > MAX_DIRECTORY || depth > MAX_DEPTH || !visited.add(extent.offset())) {
      throw damaged("directory /" + path + " does not make sense");
    }
    List<Extent> earlierExtents = new ArrayList<>();
    byte[] bytes = iso.bytes(extent.offset(), (int) extent.length());
    int at = 0;
    while (at < bytes.length) {
      int length = bytes[at] & 0xFF;
      if (length == 0) {
        at = (at / Sectors.SIZE + 1) * Sectors.SIZE;
        continue;
      }
      if (length < 34 || at + length > bytes.length || 33 + (bytes[at + 32] & 0xFF) > length) {
        throw damaged("a record of directory /" + path + " does not make sense");
      }
      ByteBuffer record = ByteBuffer.wrap(bytes, at, length).slice().order(ByteOrder.LITTLE_ENDIAN);
      record(path, record, earlierExtents, depth);
      at += length;
    }
  }

  private void record(String parent, ByteBuffer record, List<Extent> earlierExtents, int depth) {
    String identifier = identifier(record);
    if (identifier.equals("\0") || identifier.equals("\1")) {
      return;
    }
    Extent extent = extent(record);
    int flags = record.get(25);
    if ((flags & MORE_EXTENTS_FLAG) != 0) {
      earlierExtents.add(extent);
      return;
    }
    RockRidge fields = RockRidge.of(iso, record, skip);
    if (fields.relocated()) {
      return;
    }
    List<Extent> extents = new ArrayList<>(earlierExtents);
    extents.add(extent);
    earlierExtents.clear();
    String name = fields.name().isEmpty() ? plainName(identifier) : fields.name();
    if (name.indexOf('/') >= 0
        || name.indexOf('\0') >= 0
        || name.equals(".")
        || name.equals("..")) {
      throw damaged("a file name in directory /" + parent + " does not make sense");
    }
    String path = parent.isEmpty() ? name : parent + "/" + name;
    boolean isDirectory = (flags & DIRECTORY_FLAG) != 0;
    if (fields.childDirectory() >= 0) {
      isDirectory = true;
      extents = List.of(selfExtent(fields.childDirectory()));
    }
    add(path, extents, isDirectory, fields, depth);
  }

  private void add(
      String path, List<Extent> extents, boolean isDirectory, RockRidge fields, int depth) {
    Kind kind = isDirectory ? Kind.DIRECTORY : fields.isLink() ? Kind.SYMLINK : Kind.FILE;
    IsoEntry entry =
        new IsoEntry(
            path,
            kind,
            kind == Kind.SYMLINK ? List.of() : extents,
            fields.attributes(isDirectory),
            fields.link());
    for (Extent extent : entry.extents()) {
      if (extent.end() > iso.length()) {
        throw damaged("/" + path + " lies beyond its end");
      }
    }
    tree.put(path, entry);
    if (isDirectory) {
      directory(path, extents.get(0), depth + 1);
    }
  }

  /** A relocated directory's own record, its first, tells its size. */
  private Extent selfExtent(long sector) {
    ByteBuffer self = Sectors.wrap(iso.bytes(sector * Sectors.SIZE, 34));
    return new Extent(sector * Sectors.SIZE, Sectors.unsignedInt(self, 10));
  }

  /**
   * SUSP's SP field, in the root's first record, says how many bytes to leave out before each
   * system use area.
   */
  private int systemUseSkip(Extent root) {
    byte[] self = iso.bytes(root.offset(), (int) Math.min(256, root.length()));
    int start = 34;
    boolean indicated =
        self.length > start + 6
            && (self[0] & 0xFF) >= start + 7
            && self[start] == 'S'
            && self[start + 1] == 'P';
    return indicated ? self[start + 6] & 0xFF : 0;
  }

  private static Extent extent(ByteBuffer record) {
    long start = Sectors.unsignedInt(record, 2) + (record.get(1) & 0xFF);
    return new Extent(start * Sectors.SIZE, Sectors.unsignedInt(record, 10));
  }

  private static String identifier(ByteBuffer record) {
    byte[] bytes = new byte[record.get(32) & 0xFF];
    record.get(33, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * A name without Rock Ridge, as Linux shows it: no version, no empty extension, small letters.
   */
  private static String plainName(String identifier) {
    String name = identifier.replaceFirst(";\\d+$", "");
    return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
        .toLowerCase(Locale.ROOT);
  }

  private InvalidInputException damaged(String what) {
    return new InvalidInputException(
        iso.file() + " is damaged: " + what + "; get the image again and compare its checksum");
  }
}
