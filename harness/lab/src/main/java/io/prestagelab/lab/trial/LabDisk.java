package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.DiskSettings;
import io.prestagelab.emulator.host.DiskSettings.Bus;
import io.prestagelab.image.crash.WriteLog;
import io.prestagelab.runs.folder.RunLayout;
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
 * @param logged whether every write to the installation disk is kept, in a file beside its image
 * @param second image of a disk that nothing is to be installed on, or null
 */
public record LabDisk(
    Bus bus,
    int sectorSize,
    long bytes,
    @Nullable Long badByte,
    boolean logged,
    @Nullable Path second) {

  /** 250 GiB on virtio-scsi, sparse, with sectors of 512 bytes. */
  public static final LabDisk USUAL =
      new LabDisk(Bus.VIRTIO_SCSI, 512, 250L << 30, null, false, null);

  /** The same on another bus. */
  public LabDisk on(Bus other) {
    return new LabDisk(other, sectorSize, bytes, badByte, logged, second);
  }

  /** The same with sectors of another size. */
  public LabDisk withSectors(int size) {
    return new LabDisk(bus, size, bytes, badByte, logged, second);
  }

  /** The same of another size. */
  public LabDisk ofBytes(long size) {
    return new LabDisk(bus, sectorSize, size, badByte, logged, second);
  }

  /** The same with a bad sector, the one that holds this byte. */
  public LabDisk withBadByte(long at) {
    return new LabDisk(bus, sectorSize, bytes, at, false, second);
  }

  /** The same beside another disk. */
  public LabDisk beside(Path image) {
    return new LabDisk(bus, sectorSize, bytes, badByte, logged, image);
  }

  /** The same, without a bad sector, with a log of all its writes. */
  public LabDisk withWriteLog() {
    return new LabDisk(bus, sectorSize, bytes, null, true, second);
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
    DiskSettings usual = new DiskSettings(first, bus, sectorSize, "PL0001", badByte, null);
    disks.add(logged ? usual.withWriteLog(WriteLog.create(RunLayout.writeLog(first))) : usual);
    if (second != null) {
      disks.add(new DiskSettings(second, bus, sectorSize, "PL0002"));
    }
    return disks;
  }
}
