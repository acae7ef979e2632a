package io.prestagelab.image.disk;

import io.prestagelab.image.FileBytes;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.StockTool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A raw disk image: made sparse, partitioned and looked into without root and without a machine. No
 * machine may be using it.
 */
public final class DiskImage {

  private static final StockTool SGDISK = StockTool.named("sgdisk", "gdisk");

  private final Path file;

  private DiskImage(Path file) {
    this.file = file;
  }

  /**
   * A new empty disk of so many bytes, which takes no room until it is written to. The file must
   * not exist.
   */
  public static DiskImage create(Path file, long size) {
    if (Files.exists(file)) {
      throw new InvalidInputException(file + " exists: delete it or give another name");
    }
    try (RandomAccessFile created = new RandomAccessFile(file.toFile(), "rw")) {
      created.setLength(size);
      return new DiskImage(file);
    } catch (IOException e) {
      throw new ImageException("making " + file + " failed: " + FileTrouble.reason(e), e);
    }
  }

  /** A disk that is there already. */
  public static DiskImage open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(file + " is not a file: give the path of a raw disk image");
    }
    return new DiskImage(file);
  }

  public Path file() {
    return file;
  }

  /** Its partitions by number; none without a GUID partition table. */
  public List<GptPartition> partitions() {
    try (FileChannel disk = FileChannel.open(file, StandardOpenOption.READ)) {
      return GptTable.read(disk);
    } catch (IOException e) {
      throw new ImageException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  /** The first partition of that name. */
  public Optional<GptPartition> partition(String name) {
    return partitions().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The Platform Backup partition, known by its type. */
  public Optional<GptPartition> backupPartition() {
    return partitions().stream()
        .filter(each -> each.type().equals(GptPartition.BACKUP_TYPE))
        .findFirst();
  }

  /**
   * Adds a partition at the next free place; a table is made if there is none.
   *
   * @param mebibytes its size; 0 takes the rest of the disk
   */
  public GptPartition addPartition(String name, UUID type, int mebibytes) {
    int number = partitions().stream().mapToInt(GptPartition::number).max().orElse(0) + 1;
    List<String> arguments = new ArrayList<>();
    arguments.add("--new=%d:0:%s".formatted(number, mebibytes == 0 ? "0" : "+" + mebibytes + "M"));
    arguments.add("--change-name=%d:%s".formatted(number, name));
    arguments.add("--typecode=%d:%s".formatted(number, type));
    arguments.add(file.toString());
    SGDISK.run(arguments);
    return partitions().stream().filter(each -> each.number() == number).findFirst().orElseThrow();
  }

  /** The ext4 file system in a partition. */
  public Ext4 ext4(GptPartition partition) {
    return new Ext4(file, partition.place());
  }

  /** Makes an empty ext4 file system in a partition, whatever was there. */
  public Ext4 makeExt4(GptPartition partition, String label) {
    Ext4 made = ext4(partition);
    made.format(label);
    return made;
  }

  /** Bytes at a place of the disk. */
  public byte[] bytes(long offset, int count) {
    byte[] bytes = new byte[count];
    try (FileChannel disk = FileChannel.open(file, StandardOpenOption.READ)) {
      FileBytes.read(disk, offset, bytes);
    } catch (IOException e) {
      throw new ImageException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
    return bytes;
  }

  /** Writes over bytes of the disk. */
  public void overwrite(long offset, byte[] bytes) {
    try (FileChannel disk = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileBytes.write(disk, offset, bytes, bytes.length);
    } catch (IOException e) {
      throw new ImageException(file + " cannot be written: " + FileTrouble.reason(e), e);
    }
  }

  /** A copy that keeps the holes, made by {@code cp --sparse=always --reflink=auto}. */
  public DiskImage copyTo(Path target) {
    if (Files.exists(target)) {
      throw new InvalidInputException(target + " exists: delete it or give another name");
    }
    StockTool.named("cp", "coreutils")
        .run(List.of("--sparse=always", "--reflink=auto", file.toString(), target.toString()));
    return new DiskImage(target);
  }
}
