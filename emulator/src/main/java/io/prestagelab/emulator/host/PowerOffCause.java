package io.prestagelab.emulator.host;

/** Why a server went off. */
public enum PowerOffCause {
  /** The BMC cut the power. */
  FORCED,
  /** The guest shut itself down, of its own or because the power button was pressed. */
  GUEST_SHUTDOWN,
  /** The machine died: its process ended without being told to. */
  DIED
}
