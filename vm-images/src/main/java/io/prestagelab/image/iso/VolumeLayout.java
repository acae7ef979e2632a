package io.prestagelab.image.iso;

import java.util.ArrayList;
import java.util.List;

/** Decides where everything of a volume lies, before a byte of it is written. */
final class VolumeLayout {

  private static final int FIRST_DESCRIPTOR = 16;
  private static final int END_PADDING_SECTORS = 150;
  private static final long CYLINDER = 1 << 20;

  private final FilePlaces files;
  private final List<Hierarchy> hierarchies = new ArrayList<>();
  private final long size;

  VolumeLayout(VolumeTree tree, Placement placement, VolumeStyle style) {
    files = new FilePlaces(tree, placement);
    hierarchies.add(new Hierarchy(tree, style.naming(), files));
    if (style.hasJoliet()) {
      hierarchies.add(new Hierarchy(tree, Naming.JOLIET, files));
    }
    // a descriptor for each, one for the boot catalogue, one that ends them
    long sector = FIRST_DESCRIPTOR + hierarchies.size() + 2L;
    for (Hierarchy hierarchy : hierarchies) {
      sector = hierarchy.place(sector);
    }
    long end = files.place(sector * Sectors.SIZE) + (long) END_PADDING_SECTORS * Sectors.SIZE;
    size = (end + CYLINDER - 1) / CYLINDER * CYLINDER;
  }

  /** Size of the whole volume in bytes, a multiple of 1 MiB. */
  long size() {
    return size;
  }

  /** The trees of directories in the order of their places, the one with Rock Ridge first. */
  List<Hierarchy> hierarchies() {
    return hierarchies;
  }

  FilePlaces files() {
    return files;
  }

  /** Where a file's bytes lie. */
  List<Extent> place(String path) {
    List<Extent> place = files.find(path);
    if (place.isEmpty()) {
      throw new IllegalStateException("no file " + path);
    }
    return place;
  }
}
