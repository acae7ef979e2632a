package io.prestagelab.runs.diagnose;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** What the first bytes of a file make it. */
enum FileKind {
  TEXT,
  UTF16,
  GZIP,
  BZIP2,
  XZ,
  TAR,
  BINARY,
  UNREADABLE;

  private static final int HEAD = 4096;

  private static final String USUAL = "\n\r\t\b\033";

  /** Beyond one such byte in twenty it is no text; a serial line's noise stays below. */
  private static final int TEXT_PER_CONTROL = 20;

  /** Looks without consuming. */
  static FileKind of(BufferedInputStream in) throws IOException {
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    if (isUtf16(head)) {
      return UTF16;
    }
    FileKind packed = packed(head);
    return packed != TEXT ? packed : isBinary(head) ? BINARY : TEXT;
  }

  private static boolean isUtf16(byte[] head) {
    return head.length >= 2
        && ((head[0] == (byte) 0xff && head[1] == (byte) 0xfe)
            || (head[0] == (byte) 0xfe && head[1] == (byte) 0xff));
  }

  private static FileKind packed(byte[] head) {
    try {
      return switch (CompressorStreamFactory.detect(new ByteArrayInputStream(head))) {
        case CompressorStreamFactory.GZIP -> GZIP;
        case CompressorStreamFactory.BZIP2 -> BZIP2;
        case CompressorStreamFactory.XZ -> XZ;
        case CompressorStreamFactory.DEFLATE -> TEXT;
        default -> UNREADABLE;
      };
    } catch (CompressorException e) {
      return archive(new ByteArrayInputStream(head));
    }
  }

  private static FileKind archive(InputStream head) {
    try {
      return ArchiveStreamFactory.detect(head).equals(ArchiveStreamFactory.TAR) ? TAR : UNREADABLE;
    } catch (ArchiveException e) {
      return TEXT;
    }
  }

  private static boolean isBinary(byte[] head) {
    int control = 0;
    for (byte b : head) {
      control += b >= ' ' || b < 0 || USUAL.indexOf(b) >= 0 ? 0 : 1;
    }
    return control * TEXT_PER_CONTROL > head.length;
  }
}
