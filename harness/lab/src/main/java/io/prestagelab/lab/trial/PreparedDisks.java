package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.Ext4;
import io.prestagelab.image.disk.GptPartition;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Servers' disks in every state that an earlier prestaging can have left, made without a machine
 * and without root. The valid bundle is put on a disk once; every state is a copy of it.
 */
public final class PreparedDisks {
  static final String ISO = "bootimage.iso";
  static final String ISO_MD5 = "bootimage.md5";
  static final String IMAGES_MD5 = "container-image.tar.gz.md5";
  private static final int BACKUP_MIB = 30000;
  private static final int SMALL_BACKUP_MIB = 80;
  private static final int INSTALLED_MIB = 2000;
  private static final UUID BIOS_BOOT = UUID.fromString("21686148-6449-6E6F-744E-656564454649");
  private static final UUID LINUX = UUID.fromString("0FC63DAF-8483-4772-8E79-3D69D8477DE4");

  private final Path iso;
  private final Path folder;
  private final Firmware firmware;
  private final String release;

  /**
   * For disks with the bundle of {@code iso}.
   *
   * @param release that it is of
   * @param folder where the disk that all copies are made of is kept
   * @param firmware what the server is started by: it decides where the backup partition lies
   */
  public PreparedDisks(Path iso, String release, Path folder, Firmware firmware) {
    this.iso = iso;
    this.folder = folder;
    this.firmware = firmware;
    this.release = release;
  }

  /** Makes {@code target}, a disk of the usual size in {@code state}. */
  public Path make(DiskState state, Path target) {
    return make(state, target, LabDisk.USUAL.bytes());
  }

  /** Makes {@code target}, a disk of so many bytes in {@code state}. */
  public Path make(DiskState state, Path target, long bytes) {
    if (state == DiskState.NO_PARTITION) {
      return DiskImage.create(target, bytes).file();
    }
    if (state == DiskState.SMALL_PARTITION) {
      DiskImage small = DiskImage.create(target, bytes);
      small.makeExt4(addBackup(small, SMALL_BACKUP_MIB), "");
      return target;
    }
    DiskImage disk =
        bytes == LabDisk.USUAL.bytes()
            ? DiskImage.open(valid()).copyTo(target)
            : filled(DiskImage.create(target, bytes));
    if (state == DiskState.INSTALLED) {
      addInstallation(disk);
    }
    state.apply(disk, release);
    return target;
  }

  /** What the check for an existing installation looks for. */
  private void addInstallation(DiskImage disk) {
    disk.makeExt4(disk.addPartition("rootfs", LINUX, INSTALLED_MIB), "")
        .writeText("/var/www/pages/feed/rel-" + release + "/install_uuid", "an-earlier-day\n");
  }

  private Path valid() {
    try {
      String name = "valid-%s-%s.raw".formatted(firmware, IsoLeavings.sum(iso));
      Path ready = folder.resolve(name);
      UnfinishedOutput.once(ready, half -> filled(DiskImage.create(half, LabDisk.USUAL.bytes())));
      return IsoLeavings.used(ready);
    } catch (IOException e) {
      throw new LabException(
          "cannot prepare a disk in " + folder + ": " + FileTrouble.reason(e), e);
    }
  }

  private DiskImage filled(DiskImage disk) {
    try {
      fill(disk);
      return disk;
    } catch (IOException e) {
      throw new LabException(
          "cannot put a bundle on " + disk.file() + ": " + FileTrouble.reason(e), e);
    }
  }

  /**
   * The backup partition where StarlingX' kickstarts (pre_disk_controller.cfg) put it and look for
   * it again: the first under UEFI, under BIOS behind the boot loader's of 1 MiB.
   */
  private GptPartition addBackup(DiskImage disk, int mebibytes) {
    if (firmware == Firmware.BIOS) {
      disk.addPartition("BIOS boot", BIOS_BOOT, 1);
    }
    return disk.addPartition(GptPartition.BACKUP_NAME, GptPartition.BACKUP_TYPE, mebibytes);
  }

  private void fill(DiskImage disk) throws IOException {
    GptPartition partition = addBackup(disk, BACKUP_MIB);
    Ext4 fs = disk.makeExt4(partition, "");
    String dir = "/" + release + "/";
    fs.write(dir + ISO, iso);
    fs.writeText(dir + ISO_MD5, sum(iso) + "  " + ISO + "\n");
    Path images = Files.createTempDirectory("prestagelab");
    StringBuilder sums = new StringBuilder();
    for (Path archive : SampleImages.make(images, 2)) {
      fs.write(dir + archive.getFileName(), archive);
      sums.append(sum(archive)).append("  ").append(archive.getFileName()).append('\n');
      Files.delete(archive);
    }
    Files.delete(images);
    fs.writeText(dir + IMAGES_MD5, sums.toString());
  }

  /**
   * Every file of every release on {@code disk}'s backup partition with its sum; empty if there is
   * none.
   */
  public static Map<String, String> bundles(Path disk) {
    Map<String, String> sums = new TreeMap<>();
    DiskImage.open(disk)
        .backupPartition()
        .map(DiskImage.open(disk)::ext4)
        .filter(Ext4::exists)
        .ifPresent(fs -> collect(fs, sums));
    return sums;
  }

  /**
   * The files of {@code disk}'s backup partition whose sum in an {@code .md5} file beside them is
   * another one; a listed file that is missing is among them, and a repository whose checksum is
   * another one.
   */
  public static List<String> mismatches(Path disk) {
    Map<String, String> sums = bundles(disk);
    DiskImage image = DiskImage.open(disk);
    Stream<String> files =
        sums.keySet().stream()
            .filter(path -> path.endsWith(".md5"))
            .flatMap(
                path ->
                    image
                        .ext4(image.backupPartition().orElseThrow())
                        .readText(path)
                        .lines()
                        .map(line -> line.split(" +", 2))
                        .filter(pair -> !pair[0].equals(sums.get(beside(path, pair[1]))))
                        .map(pair -> beside(path, pair[1])));
    return Stream.concat(files, RepositorySum.mismatches(image, sums)).toList();
  }

  private static String beside(String path, String name) {
    return path.substring(0, path.lastIndexOf('/') + 1) + name;
  }

  private static void collect(Ext4 fs, Map<String, String> sums) {
    for (String directory : fs.list("/")) {
      if (!directory.equals("lost+found")) {
        sums.putAll(fs.sums("/" + directory));
      }
    }
  }

  private static String sum(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DigestUtils.md5Hex(in);
    }
  }
}
