package io.prestagelab.image.inspect;

import io.prestagelab.image.install.Generation;
import io.prestagelab.image.iso.BootImage;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One thing in which two ISOs differ.
 *
 * @param path of the file, or the name of a property of the volume
 * @param what in a few words
 */
public record IsoDifference(String path, String what) {

  /**
   * All differences in label, tree, attributes that matter to an installation, and content; none if
   * the ISOs would install the same.
   */
  public static List<IsoDifference> between(Path first, Path second) {
    try (IsoReader a = IsoReader.open(first);
        IsoReader b = IsoReader.open(second)) {
      List<IsoDifference> found = new ArrayList<>();
      property("(label)", a.volume().volumeId(), b.volume().volumeId(), found);
      property("(generation)", generation(a), generation(b), found);
      property("(boot images)", platforms(a), platforms(b), found);
      TreeSet<String> paths = new TreeSet<>();
      a.entries().forEach(entry -> paths.add(entry.path()));
      b.entries().forEach(entry -> paths.add(entry.path()));
      paths.forEach(path -> compare(path, a, b, found));
      return found;
    }
  }

  private static void property(String name, String a, String b, List<IsoDifference> found) {
    if (!a.equals(b)) {
      found.add(new IsoDifference(name, a + " → " + b));
    }
  }

  private static String generation(IsoReader iso) {
    return Generation.find(iso).map(Generation::words).orElse("none");
  }

  private static String platforms(IsoReader iso) {
    return iso.bootImages().stream().map(image -> image.platform().name()).toList().toString();
  }

  private static void compare(String path, IsoReader a, IsoReader b, List<IsoDifference> found) {
    IsoEntry first = a.find(path).orElse(null);
    IsoEntry second = b.find(path).orElse(null);
    if (first == null || second == null) {
      found.add(
          new IsoDifference(path, first == null ? "only in the second" : "only in the first"));
    } else if (first.kind() != second.kind() || !first.linkTarget().equals(second.linkTarget())) {
      found.add(new IsoDifference(path, "of another kind"));
    } else if (first.attributes().mode() != second.attributes().mode()) {
      found.add(
          new IsoDifference(
              path,
              "mode %o → %o".formatted(first.attributes().mode(), second.attributes().mode())));
    } else if (first.isFile() && first.size() != second.size()) {
      found.add(new IsoDifference(path, "size %d → %d".formatted(first.size(), second.size())));
    } else if (first.isFile() && !isPlaced(first, a) && !a.md5(first).equals(b.md5(second))) {
      found.add(new IsoDifference(path, "content"));
    }
  }

  /**
   * The boot catalogue and the BIOS boot image hold their own places on the medium, which say
   * nothing about what is installed.
   */
  private static boolean isPlaced(IsoEntry entry, IsoReader iso) {
    boolean biosImage =
        iso.bootImages().stream()
            .anyMatch(
                image ->
                    image.platform() == BootImage.Platform.BIOS
                        && image.offset() == entry.extents().get(0).offset());
    return biosImage || entry.name().equals("boot.cat");
  }
}
