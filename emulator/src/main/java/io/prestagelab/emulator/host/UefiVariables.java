package io.prestagelab.emulator.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UEFI variables in OVMF's flash image (edk2, AuthenticatedVariableFormat.h): as much of them as
 * Secure Boot needs. The bytes are changed in place.
 */
final class UefiVariables {
  private static final String ENABLE = "SecureBootEnable";
  private static final String PLATFORM_KEY = "PK";

  private static final int HEADER = 60;
  private static final int STATE_AT = 2;
  private static final int NAME_SIZE_AT = 36;
  private static final byte[] START = {(byte) 0xAA, 0x55};

  /** The state of a variable that is neither half-written nor deleted. */
  private static final byte ADDED = 0x3F;

  private final byte[] image;

  UefiVariables(byte[] image) {
    this.image = image;
  }

  /** Whether there is a platform key, without which the firmware checks nothing. */
  boolean hasPlatformKey() {
    return find(PLATFORM_KEY) >= 0;
  }

  /** Has the firmware check signatures or not; without effect where it has no such variable. */
  void enableSecureBoot(boolean on) {
    int at = find(ENABLE);
    if (at >= 0) {
      image[at] = (byte) (on ? 1 : 0);
    }
  }

  /** Where the value of the variable begins; -1 if there is none. */
  private int find(String name) {
    byte[] wanted = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
    for (int at = HEADER; at + wanted.length < image.length; at++) {
      if (holds(at, wanted)
          && holds(at - HEADER, START)
          && image[at - HEADER + STATE_AT] == ADDED
          && image[at - HEADER + NAME_SIZE_AT] == wanted.length) {
        return at + wanted.length;
      }
    }
    return -1;
  }

  private boolean holds(int at, byte[] bytes) {
    return Arrays.equals(image, at, at + bytes.length, bytes, 0, bytes.length);
  }
}
