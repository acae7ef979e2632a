package io.prestagelab.emulator.bmc;

/** Power of a server (DSP2046, ComputerSystem.PowerState). */
public enum PowerState {
  OFF("Off"),
  POWERING_ON("PoweringOn"),
  ON("On"),
  POWERING_OFF("PoweringOff");

  private final String wire;

  PowerState(String wire) {
    this.wire = wire;
  }

  /** The value in Redfish. */
  public String wire() {
    return wire;
  }
}
