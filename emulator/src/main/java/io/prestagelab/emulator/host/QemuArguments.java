package io.prestagelab.emulator.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The QEMU command line of a server: machine {@code pc}, or {@code q35} for Secure Boot, a virtual
 * CD drive {@code cd0}, disks {@code disk0…}, the bootable device {@code usb0}, one user-mode
 * network interface {@code nic0}. With UEFI firmware a guest's reset ends QEMU, see {@link
 * QemuPower}.
 */
final class QemuArguments {

  /** End of the names of the nodes that hold disks and the bootable device. */
  static final String MEDIA = "-media";

  private final QemuSettings settings;
  private final QemuSockets sockets;
  private final List<String> out = new ArrayList<>();

  private QemuArguments(QemuSettings settings, QemuSockets sockets) {
    this.settings = settings;
    this.sockets = sockets;
  }

  static List<String> of(
      QemuSettings settings, QemuSockets sockets, QemuFolder folder, BootOrder order) {
    QemuArguments arguments = new QemuArguments(settings, sockets);
    arguments.machine(folder);
    arguments.channels();
    arguments.network(order);
    arguments.drives(order);
    arguments.out.addAll(settings.extra());
    return List.copyOf(arguments.out);
  }

  private void machine(QemuFolder folder) {
    add("-name", quoted(settings.name()));
    // only q35 has the management mode without which a system could change the firmware's keys
    String machine = settings.hasSecureBoot() ? "q35,smm=on" : "pc";
    add("-machine", machine, "-accel", settings.accel().option());
    if (settings.accel() == Accel.KVM) {
      add("-cpu", "host");
    }
    add("-m", String.valueOf(settings.memoryMiB()), "-smp", String.valueOf(settings.cpus()));
    add("-nodefaults", "-no-user-config", "-display", "none", "-S");
    String reboot = settings.firmware() == Firmware.UEFI ? "shutdown" : "reset";
    add("-action", "reboot=" + reboot + ",shutdown=poweroff,panic=none");
    add("-boot", "menu=off,strict=on");
    add("-pidfile", folder.pidFile().toString());
    if (settings.hasSecureBoot()) {
      add("-global", "driver=cfi.pflash01,property=secure,value=on");
    }
    if (settings.firmware() == Firmware.UEFI) {
      Path code = folder.uefiCode(settings.hasSecureBoot());
      add("-drive", "if=pflash,format=raw,readonly=on,file=" + quoted(code));
      add("-drive", "if=pflash,format=raw,file=" + quoted(folder.nvram()));
    }
    add("-device", "VGA,id=screen0," + Slot.SCREEN.address());
    add("-device", "pvpanic", "-device", "virtio-rng-pci," + Slot.RANDOM.address());
  }

  private void channels() {
    add("-chardev", "socket,id=qmp,path=" + quoted(sockets.qmp().path()));
    add("-mon", "chardev=qmp,mode=control");
    add("-chardev", "socket,id=console,path=" + quoted(sockets.console().path()));
    add("-device", "isa-serial,chardev=console");
    add("-device", "virtio-serial-pci,id=ports0," + Slot.PORTS.address());
    add("-chardev", "socket,id=log,path=" + quoted(sockets.log().path()));
    add("-device", "virtserialport,chardev=log,name=" + QemuSockets.LOG_PORT);
    add("-chardev", "socket,id=firmware,path=" + quoted(sockets.firmware().path()));
    add("-device", "isa-debugcon,iobase=0x402,chardev=firmware");
  }

  private void network(BootOrder order) {
    VlanPort vlan = sockets.vlan();
    out.addAll(vlan == null ? List.of("-netdev", "user,id=net0") : vlan.arguments("net0"));
    String rom = order.devices().contains(BootDevice.NETWORK) ? "" : ",romfile=";
    String device =
        "virtio-net-pci,id=nic0,netdev=net0,"
            + Slot.NETWORK.address()
            + ",mac="
            + settings.mac()
            + rom;
    add("-device", device + bootIndex(order, BootDevice.NETWORK));
  }

  private void drives(BootOrder order) {
    add("-device", "virtio-scsi-pci,id=scsi0," + Slot.SCSI.address());
    if (settings.hasSataDisk()) {
      add("-device", "ich9-ahci,id=sata0," + Slot.SATA.address());
    }
    for (int i = 0; i < settings.disks().size(); i++) {
      disk(i, settings.disks().get(i), i == 0 ? bootIndex(order, BootDevice.DISK) : "");
    }
    Path bootable = settings.bootable();
    if (bootable != null) {
      stick(bootable, settings.bootableBus(), bootIndex(order, BootDevice.BOOTABLE));
    }
    cd(bootIndex(order, BootDevice.CD));
  }

  /** The bootable device. What a guest writes to it is gone when QEMU ends; the image stays. */
  private void stick(Path image, BootableBus bus, String bootIndex) {
    add(
        "-drive",
        "if=none,id=usb0%s,format=raw,snapshot=on,file=%s".formatted(MEDIA, quoted(image)));
    String device =
        switch (bus) {
          case SCSI -> "scsi-hd,bus=scsi0.0,scsi-id=" + ScsiId.BOOTABLE + ",removable=on";
          case USB -> "usb-storage,bus=usb0bus.0,port=1,removable=on";
          case CD -> "scsi-cd,bus=scsi0.0,scsi-id=" + ScsiId.BOOTABLE;
        };
    if (bus == BootableBus.USB) {
      add("-device", "qemu-xhci,id=usb0bus," + Slot.USB.address());
    }
    add("-device", device + ",id=usb0,drive=usb0" + MEDIA + ",serial=PLUSB0" + bootIndex);
  }

  /** What UEFI firmware calls the bootable device. */
  static String bootableUefiPath(BootableBus bus) {
    return bus == BootableBus.USB
        ? Slot.USB.uefiPath() + "/USB(0x0,0x0)"
        : DiskSettings.uefiPath(DiskSettings.Bus.VIRTIO_SCSI, ScsiId.BOOTABLE);
  }

  /**
   * The virtual CD, at the controller of the disks: there firmware reads by DMA, at an IDE port
   * word by word, which takes an emulated processor five seconds for an installer's kernel.
   */
  private void cd(String bootIndex) {
    String device =
        settings.hasSataDisk() ? "ide-cd,bus=sata0.5" : "scsi-cd,bus=scsi0.0,scsi-id=" + ScsiId.CD;
    add("-device", device + ",id=cd0" + bootIndex);
  }

  /** What UEFI firmware calls the virtual CD. */
  static String cdUefiPath(QemuSettings settings) {
    return settings.hasSataDisk()
        ? DiskSettings.uefiPath(DiskSettings.Bus.SATA, 5)
        : DiskSettings.uefiPath(DiskSettings.Bus.VIRTIO_SCSI, ScsiId.CD);
  }

  private void disk(int number, DiskSettings disk, String bootIndex) {
    String node = "disk" + number + MEDIA;
    String format = disk.format();
    add(
        "-blockdev",
        "driver="
            + format
            + ",node-name="
            + node
            + ",discard=unmap,detect-zeroes=unmap,cache.direct=off,cache.no-flush=on"
            + file(disk));
    String sizes =
        ",logical_block_size=%d,physical_block_size=%d"
            .formatted(disk.sectorSize(), disk.sectorSize());
    add(
        "-device",
        disk.device(number)
            + ",id=disk"
            + number
            + ",drive="
            + node
            + ",serial="
            + disk.serial()
            + sizes
            + (disk.badByte() == null ? "" : ",rerror=report,werror=report")
            + bootIndex);
  }

  /**
   * The image; with QEMU's blkdebug between it and the disk if it has a bad sector, with its
   * blklogwrites if its writes are logged. That one has to hear of flushes; the files need none.
   */
  private static String file(DiskSettings disk) {
    String name = quoted(disk.file());
    if (disk.writeLog() != null) {
      return ",file.driver=blklogwrites,file.cache.no-flush=off,file.log-append=on"
          + ",file.log-super-update-interval=1"
          + ",file.file.driver=file,file.file.discard=unmap,file.file.cache.no-flush=on"
          + ",file.file.filename=%s,file.log.driver=file,file.log.cache.no-flush=on".formatted(name)
          + ",file.log.filename=%s".formatted(quoted(disk.writeLog()));
    }
    Long bad = disk.badByte();
    if (bad == null) {
      return ",file.driver=file,file.discard=unmap,file.filename=" + name;
    }
    return ",file.driver=blkdebug,file.inject-error.0.event=none,file.inject-error.0.errno=5"
        + ",file.inject-error.0.sector=%d,file.image.driver=file,file.image.filename=%s"
            .formatted(bad / 512, name);
  }

  static String deviceId(BootDevice device) {
    return switch (device) {
      case DISK -> "disk0";
      case BOOTABLE -> "usb0";
      case CD -> "cd0";
      case NETWORK -> "nic0";
    };
  }

  /**
   * The devices that get a boot index. Firmware without any would try everything, so that nowhere
   * is the network, which has nothing to offer.
   */
  static List<BootDevice> tried(BootOrder order) {
    return order.devices().isEmpty() ? List.of(BootDevice.NETWORK) : order.devices();
  }

  private static String bootIndex(BootOrder order, BootDevice device) {
    int index = tried(order).indexOf(device);
    return index < 0 ? "" : String.format(Locale.ROOT, ",bootindex=%d", index + 1);
  }

  private static String quoted(Object value) {
    return value.toString().replace(",", ",,");
  }

  private void add(String... words) {
    out.addAll(List.of(words));
  }
}
