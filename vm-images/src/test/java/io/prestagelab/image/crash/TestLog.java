package io.prestagelab.image.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes a log as the kernel's dm-log-writes does. */
final class TestLog {
  static final int SECTOR = 512;
  static final int FLUSH = 1;
  static final int FUA = 2;
  static final int DISCARD = 4;
  static final int MARK = 8;

  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
  private int count;

  /** Sectors full of a letter; a space stands for zeros. */
  TestLog write(int sector, String letters, int flags) {
    entry(sector, letters.length(), flags);
    for (int letter : letters.chars().toArray()) {
      entries.writeBytes(filled(letter));
    }
    return this;
  }

  TestLog write(int sector, String letters) {
    return write(sector, letters, 0);
  }

  TestLog flush() {
    return entry(0, 0, FLUSH);
  }

  TestLog discard(int sector, int sectors) {
    return entry(sector, sectors, DISCARD);
  }

  TestLog entry(long sector, long sectors, long flags) {
    ByteBuffer head = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    head.putLong(sector).putLong(sectors).putLong(flags).putLong(0);
    entries.writeBytes(head.array());
    count++;
    return this;
  }

  Path in(Path folder) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    head.putLong(0x6a736677736872L).putLong(1).putLong(count).putInt(SECTOR);
    Path file = folder.resolve("writes.log");
    Files.write(file, head.array());
    Files.write(file, entries.toByteArray(), java.nio.file.StandardOpenOption.APPEND);
    return file;
  }

  static byte[] filled(int letter) {
    byte[] sector = new byte[SECTOR];
    Arrays.fill(sector, (byte) (letter == ' ' ? 0 : letter));
    return sector;
  }

  /** A letter for each sector of an image. */
  static String letters(byte[] image) {
    StringBuilder letters = new StringBuilder();
    for (int at = 0; at < image.length; at += SECTOR) {
      letters.append(image[at] == 0 ? ' ' : (char) image[at]);
    }
    return letters.toString();
  }

  /** An image whose sectors are full of these letters. */
  static Path disk(Path folder, String letters) throws IOException {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    letters.chars().forEach(letter -> image.writeBytes(filled(letter)));
    return Files.write(folder.resolve("before.img"), image.toByteArray());
  }
}
