package io.prestagelab.image.prestage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Undoes the compression that a stream shows by its first bytes: gzip, xz, bzip2, or none. */
final class Decompression {

  private static final int MAGIC = 4;

  private Decompression() {}

  /** The plain bytes, in a stream that supports marks. */
  static InputStream of(InputStream in) throws IOException {
    in.mark(MAGIC);
    byte[] magic = Arrays.copyOf(in.readNBytes(MAGIC), MAGIC);
    in.reset();
    if (magic[0] == 0x1F && (magic[1] & 0xFF) == 0x8B) {
      return new BufferedInputStream(new GZIPInputStream(in));
    }
    if ((magic[0] & 0xFF) == 0xFD && magic[1] == '7' && magic[2] == 'z') {
      return new BufferedInputStream(new XZCompressorInputStream(in));
    }
    if (magic[0] == 'B' && magic[1] == 'Z' && magic[2] == 'h') {
      return new BufferedInputStream(new BZip2CompressorInputStream(in));
    }
    if ((magic[0] & 0xFF) == 0x28 && (magic[1] & 0xFF) == 0xB5 && magic[2] == 0x2F) {
      throw new IOException("it is compressed by zstd, which is not supported; repack it with xz");
    }
    return in;
  }
}
