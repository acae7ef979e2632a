package io.prestagelab.emulator.host;

/** Why firmware ran. */
public enum BootCause {
  POWER_ON,
  /** The guest reset itself, as {@code reboot} does. */
  GUEST_RESET,
  /** The BMC pulled the reset line. */
  BMC_RESET
}
