package io.prestagelab.emulator.host;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything that makes one QEMU server. Settings never change. */
public final class QemuSettings {

  private static final String MAC = "52:54:00:50:4c:01";

  private final String name;
  private final Path folder;
  private Firmware firmware = Firmware.BIOS;
  private int memoryMiB = 2048;
  private int cpus = 2;
  private List<DiskSettings> disks = List.of();
  private @Nullable Path bootable = null;
  private BootableBus bootableBus = BootableBus.SCSI;
  private Accel accel = Accel.TCG;
  private String qemu = "qemu-system-x86_64";
  private List<String> extra = List.of();
  private boolean bothFirmwares = false;
  private boolean secureBoot = false;
  private int vlan = 0;

  private QemuSettings(String name, Path folder) {
    this.name = name;
    this.folder = folder.toAbsolutePath();
  }

  private QemuSettings(QemuSettings base) {
    this.name = base.name;
    this.folder = base.folder;
    this.firmware = base.firmware;
    this.memoryMiB = base.memoryMiB;
    this.cpus = base.cpus;
    this.disks = base.disks;
    this.bootable = base.bootable;
    this.bootableBus = base.bootableBus;
    this.accel = base.accel;
    this.qemu = base.qemu;
    this.extra = base.extra;
    this.bothFirmwares = base.bothFirmwares;
    this.secureBoot = base.secureBoot;
    this.vlan = base.vlan;
  }

  /** A BIOS server under TCG with 2 GiB, 2 CPUs and no disk. */
  public static QemuSettings of(String name, Path folder) {
    return new QemuSettings(name, folder);
  }

  private QemuSettings with(Consumer<QemuSettings> change) {
    QemuSettings copy = new QemuSettings(this);
    change.accept(copy);
    return copy;
  }

  /** Server's name, for messages and QEMU's own {@code -name}. */
  public String name() {
    return name;
  }

  /** Where its console, events, NVRAM and process id are kept; created if missing. */
  public Path folder() {
    return folder;
  }

  /** BIOS or UEFI; the first one if the boot mode can be changed. */
  public Firmware firmware() {
    return firmware;
  }

  /** The same server with other firmware. */
  public QemuSettings withFirmware(Firmware other) {
    return with(copy -> copy.firmware = other);
  }

  /** Guest memory in MiB. */
  public int memoryMiB() {
    return memoryMiB;
  }

  /** The same server with this much memory, in MiB. */
  public QemuSettings withMemoryMiB(int mib) {
    return with(copy -> copy.memoryMiB = mib);
  }

  /** Virtual CPUs. */
  public int cpus() {
    return cpus;
  }

  /** The same server with this many CPUs. */
  public QemuSettings withCpus(int count) {
    return with(copy -> copy.cpus = count);
  }

  /** Disks in the guest's order; the first one is the installation disk. */
  public List<DiskSettings> disks() {
    return disks;
  }

  boolean hasSataDisk() {
    return disks.stream().anyMatch(disk -> disk.bus() == DiskSettings.Bus.SATA);
  }

  /** The same server with these disks. */
  public QemuSettings withDisks(List<DiskSettings> others) {
    return with(copy -> copy.disks = List.copyOf(others));
  }

  /** Image of the bootable device, or null; it is never written to, the device can be. */
  public @Nullable Path bootable() {
    return bootable;
  }

  /** The same server with {@code image} as its bootable device, or none. */
  public QemuSettings withBootable(@Nullable Path image) {
    return with(copy -> copy.bootable = image);
  }

  /** How the bootable device is connected. */
  public BootableBus bootableBus() {
    return bootableBus;
  }

  /** The same server with its bootable device connected so. */
  public QemuSettings withBootableBus(BootableBus bus) {
    return with(copy -> copy.bootableBus = bus);
  }

  /** How to run the guest. */
  public Accel accel() {
    return accel;
  }

  /** The same server run by {@code other}. */
  public QemuSettings withAccel(Accel other) {
    return with(copy -> copy.accel = other);
  }

  /** MAC address of the only network interface. */
  public String mac() {
    return MAC;
  }

  /** Number of the VLAN that alone its network interface is connected to, 0 for none. */
  public int vlan() {
    return vlan;
  }

  /** The same server at a switch's port that carries only that VLAN, with its tag; 0 for none. */
  public QemuSettings withVlan(int number) {
    return with(copy -> copy.vlan = number);
  }

  /** Name or path of the QEMU program. */
  public String qemu() {
    return qemu;
  }

  /** The same server run by another QEMU program. */
  public QemuSettings withQemu(String program) {
    return with(copy -> copy.qemu = program);
  }

  /** More arguments, given to QEMU as they are. */
  public List<String> extra() {
    return extra;
  }

  /** The same server with these further QEMU arguments. */
  public QemuSettings withExtra(List<String> arguments) {
    return with(copy -> copy.extra = List.copyOf(arguments));
  }

  /** Whether the boot mode can be changed. */
  public boolean bothFirmwares() {
    return bothFirmwares;
  }

  /** The same server with both firmwares, between which its BMC chooses. */
  public QemuSettings withBothFirmwares() {
    return with(copy -> copy.bothFirmwares = true);
  }

  /** Whether its UEFI firmware has Secure Boot. */
  public boolean hasSecureBoot() {
    return secureBoot;
  }

  /** The same server with UEFI firmware that has Secure Boot, on at first. */
  public QemuSettings withSecureBoot() {
    return with(
        copy -> {
          copy.firmware = Firmware.UEFI;
          copy.secureBoot = true;
        });
  }

  /** The firmwares that it can be started with. */
  public Set<Firmware> firmwares() {
    return bothFirmwares ? EnumSet.allOf(Firmware.class) : EnumSet.of(firmware);
  }
}
