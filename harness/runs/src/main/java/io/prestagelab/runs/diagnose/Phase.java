package io.prestagelab.runs.diagnose;

/** The steps from the builder to the installed system, in the order in which they happen. */
public enum Phase {
  BUILDER("building the prestaged ISO"),
  CONTROLLER("subcloud add on the system controller"),
  REDFISH("Redfish virtual media and power"),
  BOOT("boot of the installer"),
  PRESTAGE("prestaging"),
  MINIBOOT_PRE("Miniboot %pre: disks and local install check"),
  PACKAGES("installation of packages"),
  MINIBOOT_POST("Miniboot %post"),
  FIRST_BOOT("first boot of the installed system"),
  BOOTSTRAP("bootstrap and configuration of the installed system"),
  UNKNOWN("unknown");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  /** The phase in words. */
  public String words() {
    return words;
  }
}
