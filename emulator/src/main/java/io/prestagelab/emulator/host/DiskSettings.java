package io.prestagelab.emulator.host;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A disk of a QEMU server.
 *
 * @param file raw image, or qcow2 by its name's ending
 * @param bus how it is attached
 * @param sectorSize logical and physical sector size in bytes, 512 or 4096
 * @param serial serial number that the guest sees
 * @param badByte a byte of a raw image whose sector can be neither read nor written, or null
 */
public record DiskSettings(
    Path file, Bus bus, int sectorSize, String serial, @Nullable Long badByte) {

  /** A disk without a fault. */
  public DiskSettings(Path file, Bus bus, int sectorSize, String serial) {
    this(file, bus, sectorSize, serial, null);
  }

  /** The same with a bad sector, the one that holds this byte. */
  public DiskSettings withBadByte(long at) {
    return new DiskSettings(file, bus, sectorSize, serial, at);
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
  }

  /** A virtio-scsi disk with 512-byte sectors. */
  public static DiskSettings scsi(Path file) {
    return new DiskSettings(file, Bus.VIRTIO_SCSI, 512, "PL0001");
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
