package io.prestagelab.emulator.host;

/** Places at the SCSI controller; disks begin at 0. */
final class ScsiId {

  static final int BOOTABLE = 30;
  static final int CD = 31;

  private ScsiId() {}
}
