package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.Ext4;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * The Debian generation's disks in the states that an earlier prestaging can have left. The first
 * is prestaged by a machine, once for each installation ISO, firmware and kind of disk, and kept;
 * every state is a sparse copy of it, changed offline.
 */
final class RepositoryDisks {
  private static final String OTHER_RELEASE = "/22.12";

  private final LabSettings settings;
  private final Path folder;
  private final String release;
  private final Consumer<Path> prestaging;

  /**
   * Disks of servers like that of {@code settings}.
   *
   * @param folder where prestaged disks are kept
   * @param prestaging makes a file: the disk of such a server, empty before, that prestaged itself
   */
  RepositoryDisks(LabSettings settings, String release, Path folder, Consumer<Path> prestaging) {
    this.settings = settings;
    this.folder = folder;
    this.release = "/" + release;
    this.prestaging = prestaging;
  }

  /**
   * Makes {@code target}.
   *
   * @throws LabException if no prestaging of this generation leaves that state, or the first fails
   */
  Path make(DiskState state, Path target) {
    if (state == DiskState.NO_PARTITION) {
      return DiskImage.create(target, settings.disk().bytes()).file();
    }
    DiskImage copy = DiskImage.open(prestaged()).copyTo(target);
    Ext4 backup = copy.ext4(copy.backupPartition().orElseThrow());
    switch (state) {
      // a prestaging of this generation installs a system as well
      case VALID, INSTALLED -> {}
      case DAMAGED_SUPERBLOCK -> backup.damageSuperblock();
      case OTHER_RELEASE -> backup.rename(release, OTHER_RELEASE);
      case EMPTY_DIRECTORY -> {
        backup.rename(release, OTHER_RELEASE);
        backup.makeDirectory(release);
      }
      default ->
          throw new LabException(
              "no disk of the Debian generation is found with %s; choose another state"
                  .formatted(state.words()));
    }
    return target;
  }

  /** Made by the first who needs it; others of this and other processes wait. */
  private Path prestaged() {
    Path kept =
        folder.resolve(
            "prestaged-%s-%s-%d-%d.raw"
                .formatted(
                    IsoLeavings.sum(settings.iso()),
                    settings.firmware(),
                    settings.disk().sectorSize(),
                    settings.disk().bytes()));
    synchronized (RepositoryDisks.class) {
      if (!Files.exists(kept)) {
        prestage(kept);
      }
      return IsoLeavings.used(kept);
    }
  }

  /** It takes minutes: a process that wants it too waits for this one's. */
  private void prestage(Path kept) {
    Path lock = kept.resolveSibling(kept.getFileName() + IsoLeavings.LOCK);
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid()) {
          UnfinishedOutput.once(kept, prestaging::accept);
        }
      }
    } catch (IOException e) {
      throw new LabException(
          "cannot keep a prestaged disk in %s: %s".formatted(folder, FileTrouble.reason(e)), e);
    }
  }
}
