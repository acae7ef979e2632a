package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.BootOrder;

/** Where a boot override sends the firmware (DSP2046, ComputerSystem.BootSource). */
public enum BootTarget {
  NONE("None"),
  PXE("Pxe"),
  CD("Cd"),
  USB("Usb"),
  HDD("Hdd"),
  BIOS_SETUP("BiosSetup"),
  UEFI_TARGET("UefiTarget");

  private final String wire;

  BootTarget(String wire) {
    this.wire = wire;
  }

  /** The value in Redfish. */
  public String wire() {
    return wire;
  }

  /** The order of a boot that is sent here instead of to {@code usual}. */
  BootOrder over(BootOrder usual) {
    return switch (this) {
      case NONE, UEFI_TARGET -> usual;
      case BIOS_SETUP -> BootOrder.NOWHERE;
      case PXE -> usual.startingWith(BootDevice.NETWORK);
      case CD -> usual.startingWith(BootDevice.CD);
      case USB -> usual.startingWith(BootDevice.BOOTABLE);
      case HDD -> usual.startingWith(BootDevice.DISK);
    };
  }
}
