package io.prestagelab.emulator.host;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes one QEMU server.
 *
 * @param name server's name, for messages and QEMU's own {@code -name}
 * @param folder where its console, events, NVRAM and process id are kept; created if missing
 * @param firmware BIOS or UEFI
 * @param memoryMiB guest memory in MiB
 * @param cpus virtual CPUs
 * @param disks disks in the guest's order; the first one is the installation disk
 * @param bootable read-only image shown as a USB-stick-like second SCSI disk, or null
 * @param accel how to run the guest
 * @param mac MAC address of the only network interface
 * @param qemu name or path of the QEMU program
 * @param extra more arguments, given to QEMU as they are
 * @param bothFirmwares whether the boot mode can be changed; {@code firmware} is the first one then
 */
public record QemuSettings(
    String name,
    Path folder,
    Firmware firmware,
    int memoryMiB,
    int cpus,
    List<DiskSettings> disks,
    @Nullable Path bootable,
    Accel accel,
    String mac,
    String qemu,
    List<String> extra,
    boolean bothFirmwares) {

  public QemuSettings {
    disks = List.copyOf(disks);
    extra = List.copyOf(extra);
    folder = folder.toAbsolutePath();
  }

  /** A BIOS server under TCG with 2 GiB, 2 CPUs and no disk. */
  public static QemuSettings of(String name, Path folder) {
    return new QemuSettings(
        name,
        folder,
        Firmware.BIOS,
        2048,
        2,
        List.of(),
        null,
        Accel.TCG,
        "52:54:00:50:4c:01",
        "qemu-system-x86_64",
        List.of(),
        false);
  }

  /** The same server with other firmware. */
  public QemuSettings withFirmware(Firmware other) {
    return new QemuSettings(
        name,
        folder,
        other,
        memoryMiB,
        cpus,
        disks,
        bootable,
        accel,
        mac,
        qemu,
        extra,
        bothFirmwares);
  }

  /** The same server with this much memory, in MiB. */
  public QemuSettings withMemoryMiB(int mib) {
    return new QemuSettings(
        name, folder, firmware, mib, cpus, disks, bootable, accel, mac, qemu, extra, bothFirmwares);
  }

  /** The same server with this many CPUs. */
  public QemuSettings withCpus(int count) {
    return new QemuSettings(
        name,
        folder,
        firmware,
        memoryMiB,
        count,
        disks,
        bootable,
        accel,
        mac,
        qemu,
        extra,
        bothFirmwares);
  }

  /** The same server with these disks. */
  public QemuSettings withDisks(List<DiskSettings> others) {
    return new QemuSettings(
        name,
        folder,
        firmware,
        memoryMiB,
        cpus,
        others,
        bootable,
        accel,
        mac,
        qemu,
        extra,
        bothFirmwares);
  }

  /** The same server with {@code image} as its bootable device, or none. */
  public QemuSettings withBootable(@Nullable Path image) {
    return new QemuSettings(
        name,
        folder,
        firmware,
        memoryMiB,
        cpus,
        disks,
        image,
        accel,
        mac,
        qemu,
        extra,
        bothFirmwares);
  }

  /** The same server run by {@code other}. */
  public QemuSettings withAccel(Accel other) {
    return new QemuSettings(
        name,
        folder,
        firmware,
        memoryMiB,
        cpus,
        disks,
        bootable,
        other,
        mac,
        qemu,
        extra,
        bothFirmwares);
  }

  /** The same server with another MAC address. */
  public QemuSettings withMac(String other) {
    return new QemuSettings(
        name,
        folder,
        firmware,
        memoryMiB,
        cpus,
        disks,
        bootable,
        accel,
        other,
        qemu,
        extra,
        bothFirmwares);
  }

  /** The same server with these further QEMU arguments. */
  public QemuSettings withExtra(List<String> arguments) {
    return new QemuSettings(
        name,
        folder,
        firmware,
        memoryMiB,
        cpus,
        disks,
        bootable,
        accel,
        mac,
        qemu,
        arguments,
        bothFirmwares);
  }

  /** The same server run by another QEMU program. */
  public QemuSettings withQemu(String program) {
    return new QemuSettings(
        name,
        folder,
        firmware,
        memoryMiB,
        cpus,
        disks,
        bootable,
        accel,
        mac,
        program,
        extra,
        bothFirmwares);
  }

  /** The same server with both firmwares, between which its BMC chooses. */
  public QemuSettings withBothFirmwares() {
    return new QemuSettings(
        name, folder, firmware, memoryMiB, cpus, disks, bootable, accel, mac, qemu, extra, true);
  }

  /** The firmwares that it can be started with. */
  public Set<Firmware> firmwares() {
    return bothFirmwares ? EnumSet.allOf(Firmware.class) : EnumSet.of(firmware);
  }
}
