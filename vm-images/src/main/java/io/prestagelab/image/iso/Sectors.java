package io.prestagelab.image.iso;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Numbers of ISO 9660: sector size, and the both-byte-order fields of ECMA-119 §7. */
final class Sectors {

  static final int SIZE = 2048;

  /** The longest extent that one directory record can tell of and still end on a sector. */
  static final long MAX_EXTENT = 0xFFFFF800L;

  private Sectors() {}

  static long count(long bytes) {
    return (bytes + SIZE - 1) / SIZE;
  }

  static long roundUp(long bytes) {
    return count(bytes) * SIZE;
  }

  static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static long unsignedInt(ByteBuffer buffer, int at) {
    return Integer.toUnsignedLong(buffer.getInt(at));
  }

  static void putBoth32(ByteBuffer buffer, int at, long value) {
    buffer.putInt(at, (int) value);
    buffer.putInt(at + 4, Integer.reverseBytes((int) value));
  }

  static void putBoth16(ByteBuffer buffer, int at, int value) {
    buffer.putShort(at, (short) value);
    buffer.putShort(at + 2, Short.reverseBytes((short) value));
  }

  /** Text padded with blanks to the field's length. */
  static void putText(ByteBuffer buffer, int at, int length, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < length; i++) {
      buffer.put(at + i, i < bytes.length ? bytes[i] : (byte) ' ');
    }
  }

  /** The same in UCS-2, as Joliet has it; an odd byte at the end stays zero. */
  static void putUcs2(ByteBuffer buffer, int at, int length, String text) {
    for (int i = 0; i < length / 2; i++) {
      char letter = i < text.length() ? text.charAt(i) : ' ';
      buffer.put(at + 2 * i, (byte) (letter >>> 8)).put(at + 2 * i + 1, (byte) letter);
    }
  }

  static String text(ByteBuffer buffer, int at, int length) {
    return new String(buffer.array(), buffer.arrayOffset() + at, length, StandardCharsets.UTF_8)
        .replace('\0', ' ')
        .strip();
  }

  /** All bytes of a buffer, whatever its position and limit. */
  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.duplicate().clear().get(bytes);
    return bytes;
  }
}
