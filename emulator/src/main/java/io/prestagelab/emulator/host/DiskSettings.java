package io.prestagelab.emulator.host;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A disk of a QEMU server.
 *
 * @param file raw image, or qcow2 by its name's ending
 * @param bus how it is attached
 * @param sectorSize logical and physical sector size in bytes, 512 or 4096; SATA has 512 only, and
 *     SeaBIOS boots from 512 only
 * @param serial serial number that the guest sees
 * @param badByte a byte of a raw image whose sector can be neither read nor written, or null
 * @param writeLog a log in the format of the kernel's dm-log-writes, which every write and flush of
 *     a raw image is added to, or null; only without a bad sector
 */
public record DiskSettings(
    Path file,
    Bus bus,
    int sectorSize,
    String serial,
    @Nullable Long badByte,
    @Nullable Path writeLog) {

  /** A disk without a fault. */
  public DiskSettings(Path file, Bus bus, int sectorSize, String serial) {
    this(file, bus, sectorSize, serial, null, null);
  }

  /** The same with a bad sector, the one that holds this byte. */
  public DiskSettings withBadByte(long at) {
    return new DiskSettings(file, bus, sectorSize, serial, at, null);
  }

  /**
   * The same with a log of its writes, which must exist and may be empty but for its superblock.
   */
  public DiskSettings withWriteLog(Path log) {
    return new DiskSettings(file, bus, sectorSize, serial, null, log);
  }

  /** How a disk is attached. */
  public enum Bus {
    VIRTIO_SCSI,
    VIRTIO_BLK,
    NVME,
    SATA
  }

  public DiskSettings {
    if (sectorSize != 512 && sectorSize != 4096) {
      throw new IllegalArgumentException("sector size " + sectorSize + ": 512 or 4096 is possible");
    }
    if (sectorSize == 4096 && bus == Bus.SATA) {
      throw new IllegalArgumentException(
          "QEMU's SATA disks have 512-byte sectors; 4096 is possible with VIRTIO_SCSI, VIRTIO_BLK"
              + " and NVME");
    }
  }

  /** A virtio-scsi disk with 512-byte sectors. */
  public static DiskSettings scsi(Path file) {
    return new DiskSettings(file, Bus.VIRTIO_SCSI, 512, "PL0001");
  }

  /** Its UEFI device path as the {@code number}th disk. */
  String uefiPath(int number) {
    return uefiPath(bus, number);
  }

  /** What UEFI firmware calls the {@code number}th device of a bus. */
  static String uefiPath(Bus bus, int number) {
    return switch (bus) {
      case VIRTIO_SCSI -> Slot.SCSI.uefiPath() + "/Scsi(0x%X,0x0)".formatted(number);
      case VIRTIO_BLK -> Slot.FIRST_DISK.uefiPath(number);
      case NVME -> Slot.FIRST_DISK.uefiPath(number) + "/NVMe(0x1,00-00-00-00-00-00-00-00)";
      case SATA -> Slot.SATA.uefiPath() + "/Sata(0x%X,0xFFFF,0x0)".formatted(number);
    };
  }

  /** QEMU's device of the {@code number}th disk. */
  String device(int number) {
    return switch (bus) {
      case VIRTIO_SCSI -> "scsi-hd,bus=scsi0.0,scsi-id=" + number;
      case VIRTIO_BLK -> "virtio-blk-pci," + Slot.FIRST_DISK.address(number);
      case NVME -> "nvme," + Slot.FIRST_DISK.address(number);
      case SATA -> "ide-hd,bus=sata0." + number;
    };
  }

  Hardware.Disk shown() {
    String protocol =
        switch (bus) {
          case VIRTIO_SCSI, VIRTIO_BLK -> "SAS";
          case NVME -> "NVMe";
          case SATA -> "SATA";
        };
    return new Hardware.Disk(serial, protocol, file.toFile().length());
  }

  String format() {
    return file.toString().endsWith(".qcow2") ? "qcow2" : "raw";
  }
}
