package io.prestagelab.emulator.bmc;

/** How long a boot override holds (DSP2046, BootSourceOverrideEnabled). */
public enum OverrideEnabled {
  DISABLED("Disabled"),
  ONCE("Once"),
  CONTINUOUS("Continuous");

  private final String wire;

  OverrideEnabled(String wire) {
    this.wire = wire;
  }

  /** The value in Redfish. */
  public String wire() {
    return wire;
  }
}
