package io.prestagelab.image.miniboot;

import io.prestagelab.image.InvalidInputException;
import java.util.List;

/**
 * Install types 0 to 5 of {@code subcloud add}: which kickstart or traits, and on which console.
 */
public enum InstallType {
  STANDARD_SERIAL("controller", "controller", 0),
  STANDARD_GRAPHICAL("controller", "controller", 1),
  AIO_SERIAL("smallsystem", "controller,worker", 0),
  AIO_GRAPHICAL("smallsystem", "controller,worker", 1),
  AIO_LOWLATENCY_SERIAL("smallsystem_lowlatency", "controller,worker,lowlatency", 0),
  AIO_LOWLATENCY_GRAPHICAL("smallsystem_lowlatency", "controller,worker,lowlatency", 1);

  private final String kickstart;
  private final String traits;
  private final int menuEntry;

  InstallType(String kickstart, String traits, int menuEntry) {
    this.kickstart = kickstart;
    this.traits = traits;
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

  /** Its number on a command line. */
  public int number() {
    return List.of(values()).indexOf(this);
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

  /** What the Debian generation's kickstart is to make of the server. */
  String traits() {
    return traits;
  }

  /** The kernel that the Debian generation's installed system boots, as a pattern. */
  String defaultKernel() {
    return isLowLatency() ? "vmlinuz-*-rt-amd64" : "vmlinuz-*[!t]-amd64";
  }

  boolean isLowLatency() {
    return traits.endsWith(",lowlatency");
  }

  /** Index of the menu entry that is chosen: 0 serial, 1 graphical. */
  int menuEntry() {
    return menuEntry;
  }
}
