package io.prestagelab.runs.diagnose;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with an error where it is longer than logs can be: an archive bomb. */
final class FewerBytes extends FilterInputStream {
  private static final long ALWAYS = 256L << 20;
  private static final long BEST_RATIO = 200;

  private long left;

  FewerBytes(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  /** How many bytes a file of that size may hold: logs pack to a hundredth, not to a thousandth. */
  static long allowance(long size) {
    return Math.max(ALWAYS, size * BEST_RATIO);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count(Math.max(0, n));
    return n;
  }

  private void count(int n) throws IOException {
    left -= n;
    if (left < 0) {
      throw new IOException("it unpacks to far more than logs do");
    }
  }
}
