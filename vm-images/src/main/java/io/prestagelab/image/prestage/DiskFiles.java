package io.prestagelab.image.prestage;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.Attributes;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.Extent;
import io.prestagelab.image.iso.VolumeTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of the user's disk as parts of a volume. */
final class DiskFiles {

  private DiskFiles() {}

  /** Puts a whole file at a path of the volume. */
  static void put(VolumeTree tree, String path, Path file, BuildTime time) {
    Content content = new Content.Stored(file, List.of(new Extent(0, size(file))));
    tree.file(path, content, Attributes.file(time.of(file)));
  }

  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  /** Refuses a folder that has less room than is needed. */
  static void requireSpace(Path folder, long needed) {
    // a file store's own way looks for its mount, which a changed root has not
    long free = folder.toFile().getUsableSpace();
    if (free < needed) {
      throw new InvalidInputException(
          "%s has room for %d MB and the ISO needs %d MB: free some or give another --output"
              .formatted(folder, free >> 20, needed >> 20));
    }
  }
}
