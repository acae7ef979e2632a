package io.prestagelab.lab.trial;

import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.Ext4;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What can be found on a server's Platform Backup partition before it is added as a subcloud; made
 * offline.
 */
public enum DiskState {
  /** Everything as the prestaging leaves it. */
  VALID("a valid bundle", (fs, dir) -> {}),
  /** The same with a software patch in it. */
  WITH_PATCHES(
      "a valid bundle with patches", (fs, dir) -> fs.writeText(dir + "sample.patch", "patch\n")),
  /** One of the same release, made of an ISO whose unused first sectors were others. */
  OLDER_BUNDLE(
      "an older bundle of the same release",
      (fs, dir) -> {
        fs.flipBit(dir + PreparedDisks.ISO, 0);
        fs.writeText(
            dir + PreparedDisks.ISO_MD5, fs.md5(dir + PreparedDisks.ISO) + "  bootimage.iso\n");
      }),
  /** What an operator copied there, with the document's other name for the images' sums. */
  BY_HAND(
      "a bundle put there by hand",
      (fs, dir) -> {
        String sums = fs.readText(dir + PreparedDisks.IMAGES_MD5);
        fs.remove(dir + PreparedDisks.IMAGES_MD5);
        fs.writeText(dir + "container-images.tar.gz.md5", sums);
      }),
  /** Bundles of two releases. */
  SEVERAL_RELEASES(
      "bundles of several releases",
      (fs, dir) -> fs.writeText("/21.12/bootimage.iso", "an older release\n")),
  /** A disk as it leaves the factory. */
  NO_PARTITION("no backup partition", (fs, dir) -> {}),
  /** The partition is there and cannot be mounted. */
  DAMAGED_SUPERBLOCK("a damaged superblock", (fs, dir) -> fs.damageSuperblock()),
  /** A backup partition that no bundle fits into. */
  SMALL_PARTITION("a backup partition of 80 MB", (fs, dir) -> {}),
  /** An installed system beside the bundle. */
  INSTALLED("an existing installation", (fs, dir) -> {}),
  /** Only a bundle of another release. */
  OTHER_RELEASE(
      "another release only",
      (fs, dir) -> {
        fs.remove(dir);
        fs.writeText("/21.12/bootimage.iso", "an older release\n");
      }),
  /** The release directory is empty. */
  EMPTY_DIRECTORY(
      "an empty release directory",
      (fs, dir) -> {
        fs.remove(dir);
        fs.makeDirectory(dir);
      }),
  /** The bundle without the installation ISO and its sum. */
  NO_ISO(
      "a bundle without its ISO",
      (fs, dir) -> {
        fs.remove(dir + PreparedDisks.ISO);
        fs.remove(dir + PreparedDisks.ISO_MD5);
      }),
  /** The sum is of another file. */
  WRONG_MD5(
      "a wrong bootimage.md5",
      (fs, dir) -> fs.writeText(dir + PreparedDisks.ISO_MD5, "0".repeat(32) + "  bootimage.iso\n")),
  /** The ISO has changed since its sum was taken. */
  FLIPPED_BIT(
      "one flipped bit in bootimage.iso",
      (fs, dir) -> fs.flipBit(dir + PreparedDisks.ISO, 40_000_000)),
  /** One archive of container images has changed. */
  DAMAGED_IMAGES(
      "a damaged image archive",
      (fs, dir) -> fs.flipBit(dir + "container-image2.tar.gz", 1_000_000)),
  /** The sums of the container images cannot be read. */
  DAMAGED_IMAGES_MD5(
      "a damaged image md5 file",
      (fs, dir) -> fs.writeText(dir + PreparedDisks.IMAGES_MD5, "no sum at all\n")),
  /** A sum of a file that is not there. */
  MISSING_IMAGES(
      "a missing image archive", (fs, dir) -> fs.remove(dir + "container-image1.tar.gz")),
  /** The copy ended in the middle of the ISO. */
  CUT_SHORT("a copy cut short", (fs, dir) -> fs.truncate(dir + PreparedDisks.ISO, 30_000_000)),
  /** The sums are right, but the ISO holds no file system. */
  NO_ISO_9660(
      "an ISO that does not mount",
      (fs, dir) -> {
        fs.writeText(dir + PreparedDisks.ISO, "no file system\n");
        fs.writeText(
            dir + PreparedDisks.ISO_MD5, fs.md5(dir + PreparedDisks.ISO) + "  bootimage.iso\n");
      });

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // the changes are lambdas that hold nothing
  private final BiConsumer<Ext4, String> change;

  DiskState(String words, BiConsumer<Ext4, String> change) {
    this.words = words;
    this.change = change;
  }

  /** What a scenario calls it. */
  String words() {
    return words;
  }

  /** The state that {@code words} mean. */
  public static DiskState of(String words) {
    return Arrays.stream(values())
        .filter(state -> state.words.equals(words))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no disk state is called '%s'; known are %s".formatted(words, names())));
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(state -> state.words).toList();
  }

  /** Makes it of a disk with a valid bundle of {@code release}. */
  void apply(DiskImage disk, String release) {
    disk.backupPartition()
        .ifPresent(partition -> change.accept(disk.ext4(partition), "/" + release + "/"));
  }
}
