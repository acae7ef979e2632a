package io.prestagelab.image.ostree;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@code dirtree} object: names of a folder's files and folders and the checksums of their
 * objects.
 *
 * @param files content objects by name
 * @param folders folders by name
 */
record DirectoryTree(Map<String, String> files, Map<String, Folder> folders) {

  /** The two objects of a folder: what is in it, and its attributes. */
  record Folder(String tree, String attributes) {}

  private static final int CHECKSUM = 32;

  /** Of the serialized {@code (a(say)a(sayay))}. */
  static DirectoryTree of(byte[] object) {
    Variant whole = Variant.of(object);
    int middle = whole.partEnd(0);
    int width = Variant.width(whole.length());
    Map<String, String> files = new LinkedHashMap<>();
    for (Variant each : whole.slice(0, middle).elements()) {
      int name = each.partEnd(0);
      files.put(
          each.slice(each.start(), name).text(),
          hex(each.slice(name, each.end() - Variant.width(each.length()))));
    }
    Map<String, Folder> folders = new LinkedHashMap<>();
    for (Variant each : whole.slice(middle, whole.end() - width).elements()) {
      int name = each.partEnd(0);
      int tree = each.partEnd(1);
      Folder folder =
          new Folder(hex(each.slice(name, tree)), hex(each.slice(tree, tree + CHECKSUM)));
      folders.put(each.slice(each.start(), name).text(), folder);
    }
    return new DirectoryTree(files, folders);
  }

  private static String hex(Variant checksum) {
    return java.util.HexFormat.of().formatHex(checksum.copy());
  }
}
