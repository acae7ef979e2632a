package io.prestagelab.image.install;

import io.prestagelab.image.iso.BootImage;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.Extent;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes over the tree of an installation ISO into a volume to be written. */
public final class SourceTree {

  private static final int SECTOR = 2048;

  /** Files of one size and at least so many bytes are compared: kernels stand there twice. */
  private static final long WORTH_COMPARING = 1 << 20;

  private final IsoReader iso;
  private final @Nullable String host;
  private final boolean share;
  private final Map<String, List<Extent>> sameAs = new HashMap<>();

  /**
   * A tree whose files are read from the ISO, or shared with the place where the whole ISO is
   * embedded.
   *
   * @param host path of the embedded ISO in the new volume; none if it is not embedded
   * @param share whether what is there twice is written once
   */
  public SourceTree(IsoReader iso, @Nullable String host, boolean share) {
    this.iso = iso;
    this.host = host;
    this.share = share;
  }

  /**
   * Takes over all entries that are wanted; the old boot catalogue and the mark of the old volume
   * are left out, new ones are written.
   */
  public void copyInto(VolumeTree tree, Predicate<IsoEntry> wanted) {
    List<IsoEntry> entries =
        iso.entries().stream()
            .filter(wanted)
            .filter(entry -> !isCatalogue(entry) && !BootFiles.isMark(entry.path()))
            .toList();
    if (share && host == null) {
      findEqualFiles(entries);
    }
    entries.forEach(entry -> copy(entry, tree));
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
    if (share && host != null && onSectors && entry.size() > 0) {
      return new Content.Shared(host, entry.extents());
    }
    return new Content.Stored(iso.file(), sameAs.getOrDefault(entry.path(), entry.extents()));
  }

  private void findEqualFiles(List<IsoEntry> entries) {
    Map<Long, List<IsoEntry>> bySize =
        entries.stream()
            .filter(entry -> entry.isFile() && entry.size() >= WORTH_COMPARING)
            .collect(Collectors.groupingBy(IsoEntry::size));
    for (List<IsoEntry> same : bySize.values()) {
      if (same.size() > 1) {
        Map<String, List<Extent>> bySum = new HashMap<>();
        same.forEach(
            entry ->
                sameAs.put(
                    entry.path(), bySum.computeIfAbsent(iso.md5(entry), sum -> entry.extents())));
      }
    }
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
