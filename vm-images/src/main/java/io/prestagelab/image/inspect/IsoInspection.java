package io.prestagelab.image.inspect;

import io.prestagelab.image.install.Generation;
import io.prestagelab.image.iso.BootImage;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ISO is and whether it holds what it claims.
 *
 * @param file the ISO
 * @param size its size in bytes
 * @param kind what kind of ISO it is
 * @param generation the StarlingX generation that it is of; absent if of none
 * @param label its volume label
 * @param version the software release; empty if it tells none
 * @param bootImages its El Torito entries
 * @param hybrid whether it boots from a disk as well
 * @param loader whether the loader that UEFI starts is signed
 * @param menus the boot loaders' menus
 * @param files how many files it has
 * @param bundle the files of its bundle; empty without one
 * @param mediaCheck whether the implanted media check holds
 * @param repositoryCheck whether the checksum of its ostree repository holds
 */
public record IsoInspection(
    Path file,
    long size,
    Kind kind,
    @Nullable Generation generation,
    String label,
    String version,
    List<BootImage> bootImages,
    boolean hybrid,
    LoaderSignature loader,
    List<LoaderMenu> menus,
    int files,
    List<BundleFile> bundle,
    Sum mediaCheck,
    Sum repositoryCheck) {

  /** Kinds of ISO. */
  public enum Kind {
    PRESTAGED("prestaged ISO"),
    INSTALLATION("installation ISO"),
    MINIBOOT("Miniboot ISO"),
    OTHER("ISO of another kind");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in words for a report. */
    public String words() {
      return words;
    }
  }

  /** Whether a sum holds. */
  public enum Sum {
    HOLDS("holds"),
    DIFFERS("differs"),
    /** There is none to compare with. */
    NONE("no sum"),
    /** There is a sum of a file that is not there. */
    FILE_MISSING("file missing"),
    NOT_CHECKED("not checked");

    private final String words;

    Sum(String words) {
      this.words = words;
    }

    /** The same for a report. */
    public String words() {
      return words;
    }

    boolean isBad() {
      return this == DIFFERS || this == FILE_MISSING;
    }
  }

  /**
   * One file of the bundle.
   *
   * @param name its name
   * @param size its size in bytes
   * @param md5 the sum that its md5 line gives; empty without one
   * @param sum whether that is so
   */
  public record BundleFile(String name, long size, String md5, Sum sum) {}

  public IsoInspection {
    bootImages = List.copyOf(bootImages);
    menus = List.copyOf(menus);
    bundle = List.copyOf(bundle);
  }

  /** Kind and generation in words for a report. */
  public String words() {
    return generation == null
        ? kind.words()
        : "%s (%s generation)".formatted(kind.words(), generation.words());
  }

  /** Whether nothing was found that should hold and does not. */
  public boolean isSound() {
    return !mediaCheck.isBad()
        && !repositoryCheck.isBad()
        && bundle.stream().noneMatch(each -> each.sum().isBad());
  }
}
