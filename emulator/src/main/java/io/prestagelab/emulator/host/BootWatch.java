package io.prestagelab.emulator.host;

import org.jspecify.annotations.Nullable;

/**
 * Tells boots from resets.
 *
 * <p>SeaBIOS answers a reset of a machine that has run before by restoring itself and resetting
 * once more, so one reset line pulled is two RESET events. Its banner on the debug port comes once
 * for each boot, and may be read after the RESET that ends it. Firmware that says nothing there
 * (OVMF) boots at each RESET.
 */
final class BootWatch {

  private static final String BANNER = "SeaBIOS (version";

  private boolean talks;
  private boolean told;
  private @Nullable BootCause pending;

  static boolean isBanner(String line) {
    return line.startsWith(BANNER);
  }

  /** A machine with that firmware has been given power. */
  synchronized void poweredOn(Firmware firmware) {
    talks = firmware == Firmware.BIOS;
    told = false;
    pending = null;
  }

  /** A reset; the cause of the boot if this is the boot already. */
  synchronized @Nullable BootCause reset(BootCause cause) {
    if (!talks) {
      return cause;
    }
    if (pending == null) {
      pending = cause;
    }
    return null;
  }

  /** The firmware's banner; the cause of the boot that it begins, null for that of power-on. */
  synchronized @Nullable BootCause banner() {
    if (!told) {
      told = true;
      return null;
    }
    BootCause cause = pending;
    pending = null;
    return cause;
  }
}
