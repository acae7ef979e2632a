package io.prestagelab.image.iso;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The MD5 of a volume, and what it was at each of twenty marks on the way, by which {@code
 * checkisomd5} finds damage early. A mark's sum is three hex digits: the first of each of the sum's
 * first three bytes (written without leading zeros), as that tool keeps it.
 */
final class VolumeDigest {

  static final int FRAGMENTS = 20;

  /** The checker reads in such pieces, and looks at the sum after the first piece beyond a mark. */
  private static final long PIECE = 16L * Sectors.SIZE;

  private static final int DIGITS = 3;

  private final MessageDigest digest = DigestUtils.getMd5Digest();
  private final StringBuilder fragments = new StringBuilder();
  private final long total;
  private int nextFragment = 1;
  private long position;

  /** A digest of so many bytes. */
  VolumeDigest(long total) {
    this.total = total;
  }

  void update(byte[] bytes, int length) {
    int at = 0;
    while (at < length) {
      int count = (int) Math.min(length - at, mark() - position);
      digest.update(bytes, at, count);
      at += count;
      position += count;
      if (position == mark()) {
        fragments.append(digits());
        nextFragment++;
      }
    }
  }

  /** The text for the volume's application use field; all bytes must have been given. */
  MediaCheck.Sums sums() {
    return new MediaCheck.Sums(HexFormat.of().formatHex(digest.digest()), fragments.toString());
  }

  private long mark() {
    if (nextFragment > FRAGMENTS) {
      return Long.MAX_VALUE;
    }
    long fragment = total / (FRAGMENTS + 1);
    long piece = (nextFragment * fragment + PIECE - 1) / PIECE;
    return Math.min((piece + 1) * PIECE, total);
  }

  private String digits() {
    try {
      byte[] sum = ((MessageDigest) digest.clone()).digest();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < DIGITS; i++) {
        text.append(Integer.toHexString(sum[i] & 0xFF).charAt(0));
      }
      return text.toString();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("MD5 of this Java platform cannot be read half-way", e);
    }
  }
}
