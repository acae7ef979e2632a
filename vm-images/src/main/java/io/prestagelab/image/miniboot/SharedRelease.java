package io.prestagelab.image.miniboot;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.Extent;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * What all servers of a release fetch when they install remotely, extracted once from the
 * installation ISO into {@code <www-root>/shared}.
 */
final class SharedRelease {

  private static final List<String> SERVED =
      List.of("LiveOS", "Packages", "repodata", "patches", "isolinux.cfg");

  private final Path folder;

  SharedRelease(Path wwwRoot) {
    this.folder = folder(wwwRoot);
  }

  static Path folder(Path wwwRoot) {
    return wwwRoot.resolve("shared");
  }

  /** Extracts unless it is there already; a half-made one is never seen under the real name. */
  void provide(IsoReader iso) {
    if (!iso.hasFile("LiveOS/squashfs.img")) {
      throw new InvalidInputException("squashfs.img not found on " + iso.file());
    }
    synchronized (SharedRelease.class) {
      if (!Files.isDirectory(folder)) {
        extract(iso);
      }
    }
  }

  private void extract(IsoReader iso) {
    Path half = folder.resolveSibling(".shared.unfinished-" + ProcessHandle.current().pid());
    try {
      NodeDirectory.deleteTree(half);
      Files.createDirectories(half);
      extract(iso, half);
      putInPlace(half);
    } catch (IOException e) {
      throw new ImageException("extracting " + iso.file() + " failed: " + e.getMessage(), e);
    } finally {
      remove(half);
    }
  }

  /** Another process may have been faster; what it extracted is as good. */
  private void putInPlace(Path half) throws IOException {
    try {
      Files.move(half, folder);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /** Links in a server's folder to all that is shared. */
  void linkFrom(Path nodeDirectory) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path shared : files.sorted().toList()) {
        Path name = shared.getFileName();
        Files.createSymbolicLink(
            nodeDirectory.resolve(name), Path.of("..", "..", "shared").resolve(name));
      }
    }
  }

  private static void extract(IsoReader iso, Path target) throws IOException {
    try (FileChannel in = FileChannel.open(iso.file(), StandardOpenOption.READ)) {
      for (IsoEntry entry : iso.entries()) {
        if (SERVED.contains(entry.path().split("/")[0])) {
          extract(in, entry, target.resolve(entry.path()));
        }
      }
    }
  }

  private static void extract(FileChannel in, IsoEntry entry, Path target) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (!entry.isFile()) {
      return;
    }
    try (FileChannel out =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (Extent extent : entry.extents()) {
        long at = extent.offset();
        while (at < extent.end()) {
          at += in.transferTo(at, extent.end() - at, out);
        }
      }
    }
    Files.setLastModifiedTime(target, FileTime.from(entry.attributes().modified()));
  }

  private static void remove(Path half) {
    try {
      NodeDirectory.deleteTree(half);
    } catch (IOException e) {
      throw new ImageException(half + " could not be removed: " + e.getMessage(), e);
    }
  }
}
