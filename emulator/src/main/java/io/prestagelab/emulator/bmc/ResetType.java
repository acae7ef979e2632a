package io.prestagelab.emulator.bmc;

/** What the action ComputerSystem.Reset can be asked for (DSP2046, Resource.ResetType). */
public enum ResetType {
  ON("On"),
  FORCE_ON("ForceOn"),
  FORCE_OFF("ForceOff"),
  GRACEFUL_SHUTDOWN("GracefulShutdown"),
  FORCE_RESTART("ForceRestart"),
  GRACEFUL_RESTART("GracefulRestart"),
  PUSH_POWER_BUTTON("PushPowerButton"),
  NMI("Nmi"),
  POWER_CYCLE("PowerCycle");

  private final String wire;

  ResetType(String wire) {
    this.wire = wire;
  }

  /** The value in Redfish. */
  public String wire() {
    return wire;
  }
}
