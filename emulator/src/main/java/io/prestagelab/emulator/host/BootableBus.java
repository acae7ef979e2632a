package io.prestagelab.emulator.host;

/** How a QEMU server's bootable device is connected. */
public enum BootableBus {
  /** A removable disk at the SCSI controller: a USB stick for guest kernels without USB drivers. */
  SCSI,
  /** A USB stick at an xHCI controller. */
  USB,
  /** A CD at the SCSI controller, read-only. */
  CD
}
