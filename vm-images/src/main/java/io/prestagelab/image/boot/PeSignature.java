package io.prestagelab.image.boot;

import io.prestagelab.image.ImageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The signature of an EFI program, as Secure Boot wants it (Microsoft's PE format, "Attribute
 * Certificate Table"). Only whether there is one is told, not whose.
 */
final class PeSignature {

  private static final int PROGRAM_HEADER = 0x3C;
  private static final int OPTIONAL_HEADER = 24;
  private static final short MAGIC_64_BIT = 0x20B;

  /** Offset and size of the certificate table, from the optional header of a 64-bit program. */
  private static final int CERTIFICATES = 112 + 4 * 8;

  private final ByteBuffer program;
  private final int entry;

  /**
   * Finds it.
   *
   * @param bytes a 64-bit EFI program, which is changed in place
   */
  PeSignature(byte[] bytes) {
    program = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = bytes.length < PROGRAM_HEADER + 4 ? -1 : program.getInt(PROGRAM_HEADER);
    int optional = header + OPTIONAL_HEADER;
    entry = optional + CERTIFICATES;
    if (header < 0
        || entry > bytes.length - 8
        || program.getInt(header) != 'P' + ('E' << 8)
        || program.getShort(optional) != MAGIC_64_BIT) {
      throw new ImageException("the EFI boot loader is no 64-bit EFI program");
    }
  }

  /** Whether somebody has signed the program. */
  boolean isThere() {
    return program.getInt(entry + 4) != 0;
  }

  /** The program is as if nobody had signed it. */
  void remove() {
    program.putLong(entry, 0);
  }
}
