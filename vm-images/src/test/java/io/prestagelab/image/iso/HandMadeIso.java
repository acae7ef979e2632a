package io.prestagelab.image.iso;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small volume put together byte by byte, also as no writer of ours would. */
final class HandMadeIso {
  static final int SECTOR = 2048;
  static final int ROOT = 20;
  static final int DIRECTORY = 2;
  static final int MORE = 0x80;
  private static final int SECTORS = 64;

  private final ByteBuffer all =
      ByteBuffer.allocate(SECTORS * SECTOR).order(ByteOrder.LITTLE_ENDIAN);

  /** With nothing in its root; descriptors from sector 16 on, the one of the volume first. */
  HandMadeIso() {
    descriptor(16, 1);
    all.putInt(16 * SECTOR + 80, SECTORS);
    put(16 * SECTOR + 156, record("\0", ROOT, SECTOR, DIRECTORY));
    descriptor(17, 0xFF);
    root();
  }

  void put(int at, byte[] bytes) {
    all.put(at, bytes);
  }

  void descriptor(int sector, int type) {
    put(sector * SECTOR, ascii((char) type + "CD001\1"));
  }

  /** The root's records behind its own and its parent's. */
  HandMadeIso root(byte[]... records) {
    return directory(ROOT, records);
  }

  HandMadeIso directory(int sector, byte[]... records) {
    put(sector * SECTOR, new byte[SECTOR]);
    int at = sector * SECTOR;
    for (byte[] each :
        join(
            new byte[][] {
              record("\0", sector, SECTOR, DIRECTORY), record("\1", ROOT, SECTOR, DIRECTORY)
            },
            records)) {
      put(at, each);
      at += each.length;
    }
    return this;
  }

  private static byte[][] join(byte[][] first, byte[][] second) {
    byte[][] both = new byte[first.length + second.length][];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  Path write(Path folder) {
    try {
      return Files.write(folder.resolve("hand-made.iso"), all.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A directory record (ECMA-119 §9.1) of 2022-06-15 10:20:30, two hours east of UTC. */
  static byte[] record(String identifier, int sector, int length, int flags, byte[]... systemUse) {
    ByteArrayOutputStream use = new ByteArrayOutputStream();
    for (byte[] field : systemUse) {
      use.writeBytes(field);
    }
    int pad = identifier.length() % 2 == 0 ? 1 : 0;
    ByteBuffer record =
        ByteBuffer.allocate(33 + identifier.length() + pad + use.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    record.put(0, (byte) record.capacity()).putInt(2, sector).putInt(10, length);
    record.put(18, new byte[] {122, 6, 15, 10, 20, 30, 8});
    record.put(25, (byte) flags).put(32, (byte) identifier.length());
    record.put(33, ascii(identifier));
    record.put(33 + identifier.length() + pad, use.toByteArray());
    return record.array();
  }

  /** A system use field (SUSP 1.12 §4.1): signature, length, version, data. */
  static byte[] field(String signature, int... data) {
    byte[] field = new byte[4 + data.length];
    field[0] = (byte) signature.charAt(0);
    field[1] = (byte) signature.charAt(1);
    field[2] = (byte) field.length;
    field[3] = 1;
    for (int i = 0; i < data.length; i++) {
      field[4 + i] = (byte) data[i];
    }
    return field;
  }

  /** The same with a text behind one byte of flags. */
  static byte[] field(String signature, int flags, String text) {
    byte[] field = field(signature, new int[1 + text.length()]);
    field[4] = (byte) flags;
    System.arraycopy(ascii(text), 0, field, 5, text.length());
    return field;
  }

  /** The same with numbers in both byte orders. */
  static byte[] numbers(String signature, int... numbers) {
    ByteBuffer field =
        ByteBuffer.wrap(field(signature, new int[8 * numbers.length]))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < numbers.length; i++) {
      field.putInt(4 + 8 * i, numbers[i]).putInt(8 + 8 * i, Integer.reverseBytes(numbers[i]));
    }
    return field.array();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
