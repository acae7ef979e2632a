package io.prestagelab.bmctools.check;

/** Whoever may have to work with a BMC. */
public enum Client {
  /** {@code rvmc.py} as StarlingX had it first, as a container of the System Controller. */
  OLDER("StarlingX, older client"),
  /** {@code rvmc.py} as the distributed cloud software has it since 2023. */
  NEWER("StarlingX, newer client"),
  /** OpenStack Ironic with the sushy library, so Metal3 too. */
  SUSHY("Ironic / sushy"),
  /** A client that does all that the Redfish standard allows a service to ask of it. */
  STANDARD("Redfish by the standard");

  private final String title;

  Client(String title) {
    this.title = title;
  }

  /** Its name in a report. */
  public String title() {
    return title;
  }
}
