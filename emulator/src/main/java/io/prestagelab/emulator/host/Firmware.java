package io.prestagelab.emulator.host;

/** What starts a server: SeaBIOS or OVMF. */
public enum Firmware {
  BIOS,
  UEFI
}
