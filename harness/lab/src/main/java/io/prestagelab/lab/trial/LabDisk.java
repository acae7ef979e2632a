package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.DiskSettings;
import io.prestagelab.emulator.host.DiskSettings.Bus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The disks of a lab's server.
 *
 * @param bus how they are attached
 * @param sectorSize 512 or 4096
 * @param bytes size of the installation disk where the lab makes it
 * @param badByte a byte whose sector can be neither read nor written, or null
 * @param second image of a disk that nothing is to be installed on, or null
 */
public record LabDisk(
    Bus bus, int sectorSize, long bytes, @Nullable Long badByte, @Nullable Path second) {

  /** 250 GiB on virtio-scsi, sparse, with sectors of 512 bytes. */
  public static final LabDisk USUAL = new LabDisk(Bus.VIRTIO_SCSI, 512, 250L << 30, null, null);

  /** The same on another bus. */
  public LabDisk on(Bus other) {
    return new LabDisk(other, sectorSize, bytes, badByte, second);
  }

  /** The same with sectors of another size. */
  public LabDisk withSectors(int size) {
    return new LabDisk(bus, size, bytes, badByte, second);
  }

  /** The same of another size. */
  public LabDisk ofBytes(long size) {
    return new LabDisk(bus, sectorSize, size, badByte, second);
  }

  /** The same with a bad sector, the one that holds this byte. */
  public LabDisk withBadByte(long at) {
    return new LabDisk(bus, sectorSize, bytes, at, second);
  }

  /** The same beside another disk. */
  public LabDisk beside(Path image) {
    return new LabDisk(bus, sectorSize, bytes, badByte, image);
  }

  /**
   * The disk's name in the server: by its path where another device may come first, for then the
   * kernel may name either of them sda.
   */
  public String rootDevice() {
    return switch (bus) {
      case VIRTIO_SCSI -> "/dev/disk/by-path/pci-0000:00:04.0-scsi-0:0:0:0";
      case SATA -> "/dev/disk/by-path/pci-0000:00:07.0-ata-1";
      case VIRTIO_BLK -> "/dev/vda";
      case NVME -> "/dev/disk/by-path/pci-0000:00:08.0-nvme-1";
    };
  }

  List<DiskSettings> settings(Path first) {
    List<DiskSettings> disks = new ArrayList<>();
    disks.add(new DiskSettings(first, bus, sectorSize, "PL0001", badByte));
    if (second != null) {
      disks.add(new DiskSettings(second, bus, sectorSize, "PL0002"));
    }
    return disks;
  }
}
