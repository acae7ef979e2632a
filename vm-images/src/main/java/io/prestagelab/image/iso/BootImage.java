package io.prestagelab.image.iso;

/**
 * One entry of an El Torito boot catalogue.
 *
 * @param platform what firmware it is for
 * @param bootable whether the entry is marked so
 * @param offset where the image begins in the volume, in bytes
 * @param loadSectors how many 512-byte sectors the firmware is to load
 */
public record BootImage(Platform platform, boolean bootable, long offset, int loadSectors) {

  /** Firmware kinds of El Torito 1.0 §2.1, and the EFI one of the UEFI specification §13.3.2.1. */
  public enum Platform {
    BIOS(0),
    POWERPC(1),
    MAC(2),
    EFI(0xEF);

    final int code;

    Platform(int code) {
      this.code = code;
    }

    static Platform of(int code) {
      for (Platform platform : values()) {
        if (platform.code == code) {
          return platform;
        }
      }
      return BIOS;
    }
  }
}
