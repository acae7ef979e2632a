package io.prestagelab.lab.trial;

import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.Ext4;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A Platform Backup partition that is full one block before the end of a file of the bundle, which
 * is copied as the document's generation does it: sums first, each kind in the order of its names.
 *
 * @param file its name in the release's directory
 */
record BackupRoom(String file) {
  private static final int BLOCK = 4096;

  /** What the kernel keeps back for its own needs: a 50th, but no more than so many blocks. */
  private static final int MOST_RESERVED = 4096;

  private static final int RESERVED_PART = 50;

  private static final Comparator<IsoEntry> ORDER =
      Comparator.<IsoEntry, Boolean>comparing(entry -> !isSum(entry)).thenComparing(IsoEntry::name);

  private static boolean isSum(IsoEntry entry) {
    return entry.name().endsWith(".md5");
  }

  /**
   * Fills the partition of {@code disk}, whose release directory is empty.
   *
   * @throws LabException if {@code prestaged} has no such file in its bundle
   */
  void leave(DiskImage disk, Path prestaged, String release) {
    Ext4 backup = disk.ext4(disk.backupPartition().orElseThrow());
    long reserved = Math.min(backup.blocks() / RESERVED_PART, MOST_RESERVED);
    backup.leaveFree(reserved + needed(prestaged, release) - 1);
  }

  /** Blocks of all files up to the end of this one. */
  private long needed(Path prestaged, String release) {
    try (IsoReader reader = IsoReader.open(prestaged)) {
      List<IsoEntry> files =
          reader.list(PrestagedIso.bundle(release)).stream().sorted(ORDER).toList();
      List<String> names = files.stream().map(IsoEntry::name).toList();
      if (!names.contains(file)) {
        throw new LabException(
            "the bundle in %s has no %s; its files are %s".formatted(prestaged, file, names));
      }
      return files.subList(0, names.indexOf(file) + 1).stream()
          .mapToLong(entry -> (entry.size() + BLOCK - 1) / BLOCK)
          .sum();
    }
  }
}
