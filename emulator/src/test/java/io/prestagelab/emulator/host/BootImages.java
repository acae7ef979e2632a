package io.prestagelab.emulator.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The smallest bootable images: they print one line on the serial port, then halt or reset. */
public final class BootImages {

  private static final int SECTOR = 512;
  private static final int CD_SECTOR = 2048;

  private BootImages() {}

  /** A disk whose boot sector prints {@code line} and halts. */
  public static byte[] disk(String line) {
    byte[] image = new byte[64 * SECTOR];
    byte[] code = code(line, false);
    System.arraycopy(code, 0, image, 0, code.length);
    image[510] = 0x55;
    image[511] = (byte) 0xAA;
    return image;
  }

  /** An El Torito CD that prints {@code line} and halts. */
  public static byte[] cd(String line) {
    return cd(line, false);
  }

  /** An El Torito CD that prints {@code line} and resets the machine. */
  public static byte[] resettingCd(String line) {
    return cd(line, true);
  }

  private static byte[] cd(String line, boolean reset) {
    ByteBuffer image = ByteBuffer.allocate(64 * CD_SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    descriptor(image, 16, 1);
    descriptor(image, 17, 0);
    image.put(17 * CD_SECTOR + 7, "EL TORITO SPECIFICATION".getBytes(StandardCharsets.US_ASCII));
    image.putInt(17 * CD_SECTOR + 71, 19);
    descriptor(image, 18, 255);
    int catalog = 19 * CD_SECTOR;
    image.put(catalog, (byte) 1);
    image.putShort(catalog + 30, (short) 0xAA55);
    image.putShort(catalog + 28, (short) (0x10000 - 0xAA55 - 1));
    image.put(catalog + 32, (byte) 0x88);
    image.putShort(catalog + 38, (short) 4);
    image.putInt(catalog + 40, 20);
    image.put(20 * CD_SECTOR, code(line, reset));
    return image.array();
  }

  private static void descriptor(ByteBuffer image, int sector, int type) {
    image.put(sector * CD_SECTOR, (byte) type);
    image.put(sector * CD_SECTOR + 1, "CD001".getBytes(StandardCharsets.US_ASCII));
    image.put(sector * CD_SECTOR + 6, (byte) 1);
  }

  /** push cs; pop ds; si = text; print until 0 on port 3F8; then reset by port 64, or halt. */
  private static byte[] code(String line, boolean reset) {
    int[] print = {
      0x0E, 0x1F, 0xE8, 0, 0, 0x5E, 0x83, 0xC6, 27, 0xAC, 0x84, 0xC0, 0x74, 6, 0xBA, 0xF8, 3, 0xEE,
      0xEB, 0xF5
    };
    int[] end = reset ? new int[] {0xB0, 0xFE, 0xE6, 0x64, 0xF4} : new int[] {0xF4, 0xEB, 0xFD};
    byte[] text = (line + "\r\n\0").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer code = ByteBuffer.allocate(32 + text.length);
    for (int b : print) {
      code.put((byte) b);
    }
    for (int b : end) {
      code.put((byte) b);
    }
    return code.position(32).put(text).array();
  }
}
