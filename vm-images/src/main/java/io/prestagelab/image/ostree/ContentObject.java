package io.prestagelab.image.ostree;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.ObjIntConsumer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A content object of an archive repository ({@code .filez}): the length of a header, the header,
 * the file deflated. Its checksum is that of the plain header and the plain file.
 */
final class ContentObject {

  private static final int SIZE_FIELD = 8;
  private static final int MAX_HEADER = 1 << 20;
  private static final int PIECE = 1 << 16;

  private static final int MODE = 16;
  private static final int TYPE_MASK = 0xF000;
  private static final int REGULAR = 0x8000;

  private final byte[] header;
  private final InputStream deflated;

  private ContentObject(byte[] header, InputStream deflated) {
    this.header = header;
    this.deflated = deflated;
  }

  /** The object whose bytes a stream gives. */
  static ContentObject of(InputStream object) throws IOException {
    DataInputStream in = new DataInputStream(object);
    int length = in.readInt();
    in.skipNBytes(Integer.BYTES);
    if (length <= MODE + Integer.BYTES || length > MAX_HEADER) {
      throw new IOException("its header does not make sense");
    }
    byte[] header = in.readNBytes(length);
    if (header.length < length) {
      throw new IOException("it is too short");
    }
    return new ContentObject(header, in);
  }

  static ContentObject of(byte[] object) throws IOException {
    return of(new ByteArrayInputStream(object));
  }

  /** The file's bytes; a link has none. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    inflate((piece, count) -> all.write(piece, 0, count));
    return all.toByteArray();
  }

  /** The checksum by which ostree names it. All of the file is read. */
  String checksum() throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    byte[] plain = plainHeader();
    digest.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(0, plain.length).array());
    digest.update(plain);
    inflate((piece, count) -> digest.update(piece, 0, count));
    return HexFormat.of().formatHex(digest.digest());
  }

  private void inflate(ObjIntConsumer<byte[]> use) throws IOException {
    if ((ByteBuffer.wrap(header).getInt(MODE) & TYPE_MASK) != REGULAR) {
      return;
    }
    Inflater inflater = new Inflater(true);
    try (InputStream file = new InflaterInputStream(deflated, inflater, PIECE)) {
      byte[] piece = new byte[PIECE];
      for (int count = file.read(piece); count >= 0; count = file.read(piece)) {
        use.accept(piece, count);
      }
    } finally {
      inflater.end();
    }
  }

  /**
   * The header without its first field, the file's size: {@code (tuuuusa(ayay))} becomes {@code
   * (uuuusa(ayay))}, whose one inner place is that much smaller.
   */
  private byte[] plainHeader() {
    Variant whole = Variant.of(header);
    int width = Variant.width(header.length);
    int place = whole.partEnd(0) - SIZE_FIELD;
    int body = header.length - SIZE_FIELD - width;
    int plainWidth = Variant.width(body + 1);
    byte[] plain = new byte[body + plainWidth];
    System.arraycopy(header, SIZE_FIELD, plain, 0, body);
    for (int i = 0; i < plainWidth; i++) {
      plain[body + i] = (byte) (place >>> (8 * i));
    }
    return plain;
  }
}
