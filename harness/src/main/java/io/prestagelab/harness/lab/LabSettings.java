package io.prestagelab.harness.lab;

import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.DiskSettings;
import io.prestagelab.emulator.host.Firmware;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a lab is made with.
 *
 * @param name name of the subcloud
 * @param iso the installation ISO
 * @param firmware the server's firmware
 * @param accel how QEMU runs the server
 * @param bus how the server's disk is attached
 * @param installValues file of install values, or null for the lab's own
 * @param port the content server's port, 0 for a free one
 * @param standstill how long a server may be silent
 */
public record LabSettings(
    String name,
    Path iso,
    Firmware firmware,
    Accel accel,
    DiskSettings.Bus bus,
    @Nullable Path installValues,
    int port,
    Duration standstill) {

  /** Size of a server's disk in bytes: 250 GiB, sparse. */
  public static final long DISK_BYTES = 250L << 30;

  /** A BIOS server under TCG with the lab's own install values. */
  public static LabSettings of(Path iso) {
    return new LabSettings(
        "subcloud1",
        iso,
        Firmware.BIOS,
        Accel.TCG,
        DiskSettings.Bus.VIRTIO_SCSI,
        null,
        0,
        Duration.ofMinutes(2));
  }

  /** The same with other firmware. */
  public LabSettings withFirmware(Firmware other) {
    return new LabSettings(name, iso, other, accel, bus, installValues, port, standstill);
  }

  /** The same run by {@code other}. */
  public LabSettings withAccel(Accel other) {
    return new LabSettings(name, iso, firmware, other, bus, installValues, port, standstill);
  }

  /** The same with the disk on another bus. */
  public LabSettings withBus(DiskSettings.Bus other) {
    return new LabSettings(name, iso, firmware, accel, other, installValues, port, standstill);
  }

  /** The same with install values from {@code file}. */
  public LabSettings withInstallValues(@Nullable Path file) {
    return new LabSettings(name, iso, firmware, accel, bus, file, port, standstill);
  }

  /** The same with the content server at {@code other}. */
  public LabSettings withPort(int other) {
    return new LabSettings(name, iso, firmware, accel, bus, installValues, other, standstill);
  }

  /** The same with a server that may be silent for {@code other}. */
  public LabSettings withStandstill(Duration other) {
    return new LabSettings(name, iso, firmware, accel, bus, installValues, port, other);
  }

  /**
   * The disk's name in the server: by its path where the bootable device is on the same bus, for
   * then the kernel may name either of them sda.
   */
  public String rootDevice() {
    return switch (bus) {
      case VIRTIO_SCSI -> "/dev/disk/by-path/pci-0000:00:04.0-scsi-0:0:0:0";
      case SATA -> "/dev/disk/by-path/pci-0000:00:07.0-ata-1";
      case VIRTIO_BLK -> "/dev/vda";
      case NVME -> "/dev/nvme0n1";
    };
  }
}
