package io.prestagelab.image.iso;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The media check that {@code implantisomd5} leaves in a volume and {@code checkisomd5} reads: an
 * MD5 over the volume but its last sectors.
 */
final class MediaCheck {

  /** Where the application use field begins in the primary volume descriptor (ECMA-119 §8.4.32). */
  static final int FIELD = 883;

  static final int FIELD_LENGTH = 512;

  /**
   * Sectors at the end that are left out; drives of old could not read the last of a written disc.
   */
  static final int SKIPPED_SECTORS = 15;

  private MediaCheck() {}

  /** The field as it is while the MD5 is computed. */
  static byte[] blank() {
    byte[] field = new byte[FIELD_LENGTH];
    Arrays.fill(field, (byte) ' ');
    return field;
  }

  /**
   * What the check knows.
   *
   * @param md5 the sum of the volume, in hex
   * @param fragments three digits of each sum on the way
   */
  record Sums(String md5, String fragments) {}

  /** The field with its sums. */
  static byte[] field(Sums sums) {
    byte[] field = blank();
    byte[] text =
        ("ISO MD5SUM = %s;SKIPSECTORS = %d;RHLISOSTATUS=0;FRAGMENT SUMS = %s;FRAGMENT COUNT = %d;"
                + "THIS IS NOT THE SAME AS RUNNING MD5SUM ON THIS ISO!!")
            .formatted(sums.md5(), SKIPPED_SECTORS, sums.fragments(), VolumeDigest.FRAGMENTS)
            .getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, field, 0, text.length);
    return field;
  }
}
