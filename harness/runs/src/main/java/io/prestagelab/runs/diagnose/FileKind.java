package io.prestagelab.runs.diagnose;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the first bytes of a file make it. */
enum FileKind {
  TEXT,
  GZIP,
  BZIP2,
  XZ,
  TAR,
  UNREADABLE;

  private static final int HEAD = 512;
  private static final int USTAR_AT = 257;

  /** Looks without consuming. */
  static FileKind of(BufferedInputStream in) throws IOException {
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    if (starts(head, 0x1f, 0x8b)) {
      return GZIP;
    } else if (starts(head, 'B', 'Z', 'h')) {
      return BZIP2;
    } else if (starts(head, 0xfd, '7', 'z', 'X', 'Z')) {
      return XZ;
    } else if (starts(head, 'P', 'K', 3) || starts(head, 0x28, 0xb5, 0x2f)) {
      return UNREADABLE;
    }
    return isTar(head) ? TAR : TEXT;
  }

  private static boolean isTar(byte[] head) {
    return head.length == HEAD
        && new String(head, USTAR_AT, 5, StandardCharsets.US_ASCII).equals("ustar");
  }

  private static boolean starts(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
