package io.prestagelab.cli.storm;

import java.util.Arrays;

/** What became of one install, as who drives it can tell. */
enum StormOutcome {
  LOCAL("installed locally"),
  REMOTE("installed remotely"),
  OTHER_MEDIUM("installed from another medium"),
  OLD_SYSTEM("the old system came up"),
  LOOP("installs again and again"),
  UNREADABLE("medium cannot be read"),
  NO_BOOT("no bootable device"),
  PANIC("kernel panic"),
  FAILED("installation failed"),
  HUNG("hangs"),
  POWER_LOST("power lost"),
  SERVICE_REFUSED("refused: find the Redfish service"),
  SESSION_REFUSED("refused: open a session"),
  OFF_REFUSED("refused: power off"),
  EJECT_REFUSED("refused: eject virtual media"),
  INSERT_REFUSED("refused: insert virtual media"),
  OVERRIDE_REFUSED("refused: set the boot override"),
  ON_REFUSED("refused: power on");

  private final String words;

  StormOutcome(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** The BMC did not do what this step of the System Controller needs. */
  static StormOutcome refused(String step) {
    return Arrays.stream(values())
        .filter(one -> one.words.equals("refused: " + step))
        .findFirst()
        .orElseThrow(() -> new AssertionError("a step that no outcome names: " + step));
  }

  boolean isInstalled() {
    return this == LOCAL || this == REMOTE || this == OTHER_MEDIUM;
  }
}
