package io.prestagelab.emulator.host;

/** Something a server's firmware can boot from. */
public enum BootDevice {
  /** The installation disk, the first of the server's disks. */
  DISK,
  /** The bootable device: a USB stick, as a prestaged ISO is written to. */
  BOOTABLE,
  /** The virtual CD drive. */
  CD,
  /** The network interface. */
  NETWORK
}
