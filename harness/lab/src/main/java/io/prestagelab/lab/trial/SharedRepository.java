package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.Progress;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The ostree repository of an installation ISO as files: one copy in the cache, which the content
 * servers of all runs serve and none changes.
 */
final class SharedRepository {
  /** Its folder on the ISO. */
  static final String NAME = "ostree_repo";

  private final Path iso;
  private final Path folder;

  SharedRepository(Path iso, Path cache) {
    this.iso = iso;
    this.folder = cache.resolve("repositories").resolve(IsoLeavings.sum(iso)).toAbsolutePath();
  }

  /**
   * The copy, made if there is none.
   *
   * @throws LabException if it cannot be made
   */
  Path folder(Progress progress) {
    try {
      UnfinishedOutput.once(folder, half -> extract(half, progress));
      return IsoLeavings.used(folder);
    } catch (IOException e) {
      throw new LabException(
          "cannot copy the repository of %s: %s".formatted(iso, FileTrouble.reason(e)), e);
    }
  }

  private void extract(Path target, Progress progress) throws IOException {
    Files.createDirectories(target);
    try (IsoReader reader = IsoReader.open(iso)) {
      List<IsoEntry> entries =
          reader.entries().stream().filter(entry -> entry.path().startsWith(NAME + "/")).toList();
      long total = entries.stream().mapToLong(IsoEntry::size).sum();
      long done = 0;
      for (IsoEntry entry : entries) {
        Path file = target.resolve(entry.path().substring(NAME.length() + 1));
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isFile()) {
          Files.write(file, reader.read(entry.path()));
          progress.advanced(NAME, done += entry.size(), total);
        }
      }
    }
  }
}
