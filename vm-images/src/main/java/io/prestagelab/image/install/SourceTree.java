package io.prestagelab.image.install;

import io.prestagelab.image.iso.BootImage;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.Extent;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeTree;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes over the tree of an installation ISO into a volume to be written. */
public final class SourceTree {

  private static final int SECTOR = 2048;

  private final IsoReader iso;
  private final @Nullable String host;
  private long sharedBytes;

  /**
   * A tree whose files are read from the ISO, or shared with the place where the whole ISO is
   * embedded.
   *
   * @param host path of the embedded ISO in the new volume; none copies every file
   */
  public SourceTree(IsoReader iso, @Nullable String host) {
    this.iso = iso;
    this.host = host;
  }

  /**
   * Takes over all entries that are wanted; the old boot catalogue is left out, a new one is
   * written.
   */
  public void copyInto(VolumeTree tree, Predicate<IsoEntry> wanted) {
    for (IsoEntry entry : iso.entries()) {
      if (wanted.test(entry) && !isCatalogue(entry)) {
        copy(entry, tree);
      }
    }
  }

  /** Bytes that need no room of their own. */
  public long sharedBytes() {
    return sharedBytes;
  }

  private void copy(IsoEntry entry, VolumeTree tree) {
    switch (entry.kind()) {
      case DIRECTORY -> tree.directory(entry.path(), entry.attributes());
      case SYMLINK -> tree.symlink(entry.path(), entry.linkTarget(), entry.attributes());
      case FILE -> tree.file(entry.path(), content(entry), entry.attributes());
    }
  }

  private Content content(IsoEntry entry) {
    boolean onSectors =
        entry.extents().stream().map(Extent::offset).allMatch(offset -> offset % SECTOR == 0);
    if (host == null || !onSectors || entry.size() == 0) {
      return new Content.Stored(iso.file(), entry.extents());
    }
    sharedBytes += entry.size();
    return new Content.Shared(host, entry.extents());
  }

  private boolean isCatalogue(IsoEntry entry) {
    return entry.name().equals("boot.cat") && !iso.bootImages().isEmpty() && !isBootImage(entry);
  }

  private boolean isBootImage(IsoEntry entry) {
    return iso.bootImages().stream()
        .map(BootImage::offset)
        .anyMatch(offset -> entry.extents().get(0).offset() == offset);
  }
}
