package io.prestagelab.bmctools.check;

/** The steps of an installation over Redfish, in the order in which clients go through them. */
public enum Stage {
  CONNECT("connect"),
  LOG_IN("open a session"),
  FIND_SYSTEM("find the system"),
  FIND_MEDIA("find the virtual CD"),
  EJECT("eject what is inserted"),
  POWER_OFF("power off"),
  INSERT("insert the image"),
  BOOT_OVERRIDE("set the boot override"),
  POWER_ON("power on"),
  BOOT("boot from the image"),
  LOG_OUT("close the session");

  private final String title;

  Stage(String title) {
    this.title = title;
  }

  /** The step in words. */
  public String title() {
    return title;
  }
}
