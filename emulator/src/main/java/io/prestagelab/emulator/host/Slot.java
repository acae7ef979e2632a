package io.prestagelab.emulator.host;

/** PCI slots of a QEMU server's devices: said to QEMU, and part of their UEFI paths. */
enum Slot {
  SCREEN(0x2),
  NETWORK(0x3),
  SCSI(0x4),
  RANDOM(0x5),
  PORTS(0x6),
  SATA(0x7),
  /** The last one of both machines: q35 has its own devices in 0x1F. */
  USB(0x1E),
  /** The first disk that is a PCI device itself; those after it follow. */
  FIRST_DISK(0x8);

  private final int number;

  Slot(int number) {
    this.number = number;
  }

  /** QEMU's option for a device in this slot. */
  String address() {
    return address(0);
  }

  /** The same for the {@code further}th slot after this one. */
  String address(int further) {
    return "addr=0x%x".formatted(number + further);
  }

  /** UEFI's device path of this slot. */
  String uefiPath() {
    return uefiPath(0);
  }

  /** The same for the {@code further}th slot after this one. */
  String uefiPath(int further) {
    return "PciRoot(0x0)/Pci(0x%X,0x0)".formatted(number + further);
  }
}
