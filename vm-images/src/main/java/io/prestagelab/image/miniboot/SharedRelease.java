package io.prestagelab.image.miniboot;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.UnfinishedOutput;
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
    this.folder = wwwRoot.resolve("shared");
  }

  /** Refuses an ISO that lacks what a remote install cannot do without. */
  static void require(IsoReader iso) {
    if (!iso.hasFile("LiveOS/squashfs.img")) {
      throw new InvalidInputException("squashfs.img not found on " + iso.file());
    }
  }

  /** Extracts unless it is there already; a half-made one is never seen under the real name. */
  void provide(IsoReader iso, Progress progress) {
    try {
      UnfinishedOutput.once(
          folder,
          half -> {
            Files.createDirectories(half);
            extract(iso, half, progress);
          });
    } catch (IOException e) {
      throw new ImageException(
          "extracting %s failed: %s".formatted(iso.file(), FileTrouble.reason(e)), e);
    }
  }

  /** Removes it; at no moment is there a part of it under the real name. */
  void delete() throws IOException {
    if (Files.isDirectory(folder)) {
      UnfinishedOutput.undo(folder);
    }
  }

  /** Links in a server's folder to all that is shared. */
  void linkFrom(Path nodeDirectory) {
    try (var files = Files.list(folder)) {
      for (Path shared : files.sorted().toList()) {
        Path name = shared.getFileName();
        Files.createSymbolicLink(
            nodeDirectory.resolve(name), Path.of("..", "..", "shared").resolve(name));
      }
    } catch (IOException e) {
      throw new ImageException(
          "%s cannot be linked to: %s".formatted(folder, FileTrouble.reason(e)), e);
    }
  }

  private static void extract(IsoReader iso, Path target, Progress progress) throws IOException {
    List<IsoEntry> served =
        iso.entries().stream()
            .filter(entry -> SERVED.contains(entry.path().split("/")[0]))
            .toList();
    long total = served.stream().mapToLong(IsoEntry::size).sum();
    long done = 0;
    try (FileChannel in = FileChannel.open(iso.file(), StandardOpenOption.READ)) {
      for (IsoEntry entry : served) {
        progress.advanced(entry.path(), done, total);
        extract(in, entry, target.resolve(entry.path()));
        done += entry.size();
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
}
