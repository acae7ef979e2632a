package io.prestagelab.image.iso;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** The bytes of one file of a volume, piece by piece. */
final class ExtentStream extends InputStream {

  /** Where the bytes come from. */
  @FunctionalInterface
  interface Source {
    byte[] bytes(long offset, int count);
  }

  private static final int PIECE = 1 << 16;

  private final Source source;
  private final Iterator<Extent> extents;
  private Extent now = new Extent(0, 0);
  private byte[] piece = new byte[0];
  private int at;

  ExtentStream(Source source, List<Extent> extents) {
    this.source = source;
    this.extents = extents.iterator();
  }

  @Override
  public int read() {
    return fill() ? piece[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int count) {
    if (count == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int got = Math.min(count, piece.length - at);
    System.arraycopy(piece, at, target, from, got);
    at += got;
    return got;
  }

  /** Whether there is a byte left. */
  private boolean fill() {
    while (at == piece.length) {
      if (now.length() == 0) {
        if (!extents.hasNext()) {
          return false;
        }
        now = extents.next();
      } else {
        int count = (int) Math.min(PIECE, now.length());
        piece = source.bytes(now.offset(), count);
        at = 0;
        now = new Extent(now.offset() + count, now.length() - count);
      }
    }
    return true;
  }
}
