package io.prestagelab.image.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** As much of a signed 64-bit EFI program as says that it is one. */
public final class SampleLoader {

  /** Where the offset and the size of its certificates are written, eight bytes. */
  public static final int CERTIFICATES = 0x80 + 24 + 112 + 32;

  private SampleLoader() {}

  /** Noise but for the headers. */
  public static byte[] signed() {
    byte[] program = SampleIso.noise(10_000, 6);
    ByteBuffer bytes = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0x3C, 0x80);
    bytes.put(0x80, (byte) 'P').put(0x81, (byte) 'E').putShort(0x82, (short) 0);
    bytes.putShort(0x80 + 24, (short) 0x20B);
    bytes.putInt(CERTIFICATES, 9_000).putInt(CERTIFICATES + 4, 1_000);
    return program;
  }
}
