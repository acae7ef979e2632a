package io.prestagelab.image.miniboot;

import io.prestagelab.image.InvalidInputException;

/** Install types 0 to 5 of {@code subcloud add}: which kickstart, and on which console. */
public enum InstallType {
  STANDARD_SERIAL("controller", 0),
  STANDARD_GRAPHICAL("controller", 1),
  AIO_SERIAL("smallsystem", 0),
  AIO_GRAPHICAL("smallsystem", 1),
  AIO_LOWLATENCY_SERIAL("smallsystem_lowlatency", 0),
  AIO_LOWLATENCY_GRAPHICAL("smallsystem_lowlatency", 1);

  private final String kickstart;
  private final int menuEntry;

  InstallType(String kickstart, int menuEntry) {
    this.kickstart = kickstart;
    this.menuEntry = menuEntry;
  }

  /** The type of that number. */
  public static InstallType of(int number) {
    if (number < 0 || number >= values().length) {
      throw new InvalidInputException(
          "install type " + number + " is invalid: 0 to 5 are known (even serial, odd graphical)");
    }
    return values()[number];
  }

  /** The kickstart's name in an installation ISO. */
  public String kickstartInIso() {
    return "miniboot_" + kickstart + "_ks.cfg";
  }

  /** The kickstart's name in a node directory. */
  public String kickstartOfNode() {
    return "miniboot_" + kickstart + ".cfg";
  }

  /** The CPUs without which the kickstarts refuse to install (post_kernel_aio_and_worker). */
  public int leastCpus() {
    return kickstart.equals("controller") ? 1 : 4;
  }

  /** Index of the menu entry that is chosen: 0 serial, 1 graphical. */
  int menuEntry() {
    return menuEntry;
  }
}
