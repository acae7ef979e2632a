package io.prestagelab.image.iso;

import io.prestagelab.image.iso.IsoEntry.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Plain ISO 9660 identifiers (level 1: eight letters, three letters) for the files of one
 * directory; Rock Ridge keeps the real names.
 */
final class IsoNames {

  private IsoNames() {}

  /** Identifiers by path, all different. */
  static Map<String, String> of(List<String> paths, VolumeTree tree) {
    Map<String, String> identifiers = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (String path : paths) {
      boolean directory = tree.node(path).filter(node -> node.kind() == Kind.DIRECTORY).isPresent();
      identifiers.put(path, free(path.substring(path.lastIndexOf('/') + 1), directory, taken));
    }
    return identifiers;
  }

  private static String free(String name, boolean directory, Set<String> taken) {
    int dot = directory ? -1 : name.lastIndexOf('.');
    String base = clean(dot > 0 ? name.substring(0, dot) : name, 8);
    String extension = dot > 0 ? clean(name.substring(dot + 1), 3) : "";
    String candidate = join(base, extension, directory);
    for (int i = 0; !taken.add(candidate); i++) {
      String number = Integer.toString(i, 36).toUpperCase(Locale.ROOT);
      String stem = base.substring(0, Math.min(base.length(), 8 - number.length()));
      candidate = join(stem + number, extension, directory);
    }
    return candidate;
  }

  private static String join(String base, String extension, boolean directory) {
    return directory ? base : base + "." + extension + ";1";
  }

  private static String clean(String text, int length) {
    String cleaned = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    String cut = cleaned.substring(0, Math.min(length, cleaned.length()));
    return cut.isEmpty() ? "_" : cut;
  }
}
