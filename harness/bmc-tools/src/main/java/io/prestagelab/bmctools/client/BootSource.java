package io.prestagelab.bmctools.client;

/** Where a boot override sends the firmware. */
public enum BootSource {
  /** The virtual CD. */
  CD("Cd"),
  /** The bootable device, a USB stick in most servers. */
  USB("Usb");

  private final String redfish;

  BootSource(String redfish) {
    this.redfish = redfish;
  }

  String redfish() {
    return redfish;
  }
}
