package io.prestagelab.emulator.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The smallest bootable images: they print one line on the serial port, then halt or reset. */
public final class BootImages {

  private static final int SECTOR = 512;
  private static final int CD_SECTOR = 2048;
  private static final int[] HALT = {0xF4, 0xEB, 0xFD};
  private static final int[] RESET = {0xB0, 0xFE, 0xE6, 0x64, 0xF4};

  /**
   * Enables the power button's event (bit 8 of PM1_EN, port 602), waits for it (PM1_STS, port 600),
   * goes to S5 (SLP_EN in PM1_CNT, port 604).
   */
  private static final int[] POWER_OFF_BY_BUTTON = {
    0xBA, 0x02, 0x06, 0xB8, 0x00, 0x01, 0xEF, 0xBA, 0x00, 0x06, 0xED, 0xF6, 0xC4, 0x01, 0x74, 0xFA,
    0xBA, 0x04, 0x06, 0xB8, 0x00, 0x20, 0xEF, 0xF4, 0xEB, 0xFD
  };

  /**
   * Writes the image's first 512 bytes to the first disk's second sector by INT 13h, then halts.
   */
  private static final int[] WRITE = {
    0xB8, 0x01, 0x03, 0xB9, 0x02, 0x00, 0xBA, 0x80, 0x00, 0x1E, 0x07, 0xBB, 0x00, 0x7C, 0xCD, 0x13,
    0xF4, 0xEB, 0xFD
  };

  private BootImages() {}

  /** A disk whose boot sector prints {@code line} and halts. */
  public static byte[] disk(String line) {
    return disk(code(line, HALT));
  }

  /** A disk whose boot sector prints {@code line} and powers off when the power button says so. */
  public static byte[] listeningDisk(String line) {
    return disk(code(line, POWER_OFF_BY_BUTTON));
  }

  /** A disk whose boot sector prints {@code line} and writes to the disk. */
  static byte[] writingDisk(String line) {
    return disk(code(line, WRITE));
  }

  private static byte[] disk(byte[] code) {
    byte[] image = new byte[64 * SECTOR];
    System.arraycopy(code, 0, image, 0, code.length);
    image[510] = 0x55;
    image[511] = (byte) 0xAA;
    return image;
  }

  /** An El Torito CD that prints {@code line} and halts. */
  public static byte[] cd(String line) {
    return cd(line, HALT);
  }

  /** An El Torito CD that prints {@code line} and resets the machine. */
  public static byte[] resettingCd(String line) {
    return cd(line, RESET);
  }

  private static byte[] cd(String line, int[] end) {
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
    image.put(20 * CD_SECTOR, code(line, end));
    return image.array();
  }

  private static void descriptor(ByteBuffer image, int sector, int type) {
    image.put(sector * CD_SECTOR, (byte) type);
    image.put(sector * CD_SECTOR + 1, "CD001".getBytes(StandardCharsets.US_ASCII));
    image.put(sector * CD_SECTOR + 6, (byte) 1);
  }

  /** push cs; pop ds; si = text; print until 0 on port 3F8; then do what comes at the end. */
  private static byte[] code(String line, int[] end) {
    int[] print = {
      0x0E, 0x1F, 0xE8, 0, 0, 0x5E, 0x83, 0xC6, 59, 0xAC, 0x84, 0xC0, 0x74, 6, 0xBA, 0xF8, 3, 0xEE,
      0xEB, 0xF5
    };
    byte[] text = (line + "\r\n\0").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer code = ByteBuffer.allocate(64 + text.length);
    for (int b : print) {
      code.put((byte) b);
    }
    for (int b : end) {
      code.put((byte) b);
    }
    return code.position(64).put(text).array();
  }
}
