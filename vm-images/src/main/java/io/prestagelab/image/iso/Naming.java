package io.prestagelab.image.iso;

import io.prestagelab.image.iso.IsoEntry.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How a tree of directories calls what is in it. */
enum Naming {
  /** Eight letters, three letters, a version; Rock Ridge keeps the real names. */
  LEVEL_1(StandardCharsets.ISO_8859_1) {
    @Override
    String identifier(String name, boolean directory, String number) {
      int dot = directory ? -1 : name.lastIndexOf('.');
      String base = clean(dot > 0 ? name.substring(0, dot) : name, 8);
      String extension = dot > 0 ? clean(name.substring(dot + 1), 3) : "";
      String stem = start(base, 8 - number.length()) + number;
      return directory ? stem : stem + "." + extension + ";1";
    }

    private String clean(String text, int length) {
      String cleaned = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
      return cleaned.isEmpty() ? "_" : start(cleaned, length);
    }
  },
  /** The real name as far as 31 plain characters hold it, for loaders without Rock Ridge. */
  UNTRANSLATED(StandardCharsets.ISO_8859_1) {
    @Override
    String identifier(String name, boolean directory, String number) {
      return start(name.replaceAll("[^ -~]", "_"), 31 - number.length()) + number;
    }
  },
  /** Joliet: up to 103 characters of UCS-2, no links. */
  JOLIET(StandardCharsets.UTF_16BE) {
    @Override
    String identifier(String name, boolean directory, String number) {
      return start(name.replaceAll("[*/:;?\\\\\\p{Cntrl}]", "_"), 103 - number.length()) + number;
    }
  };

  private final Charset charset;

  Naming(Charset charset) {
    this.charset = charset;
  }

  /** A name's identifier; {@code number} tells it from others, and is empty at first. */
  abstract String identifier(String name, boolean directory, String number);

  boolean hasRockRidge() {
    return this != JOLIET;
  }

  /** The bytes of an identifier; those of a directory itself and the one above it are numbers. */
  byte[] bytes(String identifier) {
    boolean special =
        identifier.equals(DirectoryRecords.SELF) || identifier.equals(DirectoryRecords.PARENT);
    return identifier.getBytes(special ? StandardCharsets.ISO_8859_1 : charset);
  }

  /**
   * Identifiers of the files of one directory by path, all different. Those that would be called
   * the same are numbered; no number is tried twice, as a directory of packages has thousands.
   */
  Map<String, String> identifiers(List<String> paths, VolumeTree tree) {
    Map<String, String> identifiers = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (String path : paths) {
      boolean directory = tree.node(path).filter(node -> node.kind() == Kind.DIRECTORY).isPresent();
      String name = path.substring(path.lastIndexOf('/') + 1);
      String plain = identifier(name, directory, "");
      String candidate = plain;
      while (!taken.add(candidate)) {
        int number = numbers.merge(plain, 1, Integer::sum) - 1;
        candidate =
            identifier(name, directory, Integer.toString(number, 36).toUpperCase(Locale.ROOT));
      }
      identifiers.put(path, candidate);
    }
    return identifiers;
  }

  private static String start(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }
}
