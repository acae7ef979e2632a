package io.prestagelab.image.prestage;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Finds the compressed cpio archive in an RPM package: behind the lead, the signature and the
 * header (rpm file format v3/v4).
 */
final class RpmPayload {

  private static final int LEAD = 96;
  private static final int LEAD_MAGIC = 0xEDABEEDB;
  private static final int HEADER_MAGIC = 0x8EADE801;
  private static final int INDEX_ENTRY = 16;
  private static final long MAX_HEADER = 256L << 20;

  private RpmPayload() {}

  /** The stream, moved on to where the archive begins. */
  static InputStream of(InputStream rpm) throws IOException {
    DataInputStream in = new DataInputStream(rpm);
    if (in.readInt() != LEAD_MAGIC) {
      throw new IOException("a package in it is no RPM");
    }
    in.skipNBytes(LEAD - Integer.BYTES);
    long signature = skipHeader(in);
    in.skipNBytes((8 - signature % 8) % 8);
    skipHeader(in);
    return in;
  }

  private static long skipHeader(DataInputStream in) throws IOException {
    if (in.readInt() != HEADER_MAGIC) {
      throw new IOException("a package in it has a damaged header");
    }
    in.skipNBytes(Integer.BYTES);
    long entries = Integer.toUnsignedLong(in.readInt());
    long store = Integer.toUnsignedLong(in.readInt());
    long length = entries * INDEX_ENTRY + store;
    if (length > MAX_HEADER) {
      throw new IOException("a package in it has a damaged header");
    }
    in.skipNBytes(length);
    return length;
  }
}
