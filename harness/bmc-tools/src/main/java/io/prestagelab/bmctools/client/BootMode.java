package io.prestagelab.bmctools.client;

/** The firmware a boot is asked to use. */
public enum BootMode {
  /** {@code Legacy} in Redfish: BIOS. */
  LEGACY("Legacy"),
  /** {@code UEFI} in Redfish. */
  UEFI("UEFI");

  private final String redfish;

  BootMode(String redfish) {
    this.redfish = redfish;
  }

  String redfish() {
    return redfish;
  }
}
