package io.prestagelab.image.iso;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.codec.digest.DigestUtils;

/** Sums over what an ISO holds. */
final class ContentSums {

  private static final int PIECE = 1 << 20;

  private ContentSums() {}

  static String md5(IsoReader iso, List<Extent> extents) {
    MessageDigest digest = DigestUtils.getMd5Digest();
    extents.forEach(extent -> pieces(iso, extent, (offset, bytes) -> digest.update(bytes)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether the MD5 in the volume's media check is the volume's. */
  static boolean mediaCheckHolds(IsoReader iso) {
    MessageDigest digest = DigestUtils.getMd5Digest();
    long covered = iso.volume().size() - (long) MediaCheck.SKIPPED_SECTORS * Sectors.SIZE;
    pieces(
        iso,
        new Extent(0, covered),
        (offset, bytes) -> {
          blank(offset, bytes);
          digest.update(bytes);
        });
    return iso.volume()
        .mediaCheck()
        .startsWith("ISO MD5SUM = " + HexFormat.of().formatHex(digest.digest()));
  }

  /** The check was computed with its own field blank; the field lies within the first piece. */
  private static void blank(long offset, byte[] bytes) {
    if (offset == 0) {
      int field = 16 * Sectors.SIZE + MediaCheck.FIELD;
      Arrays.fill(bytes, field, field + MediaCheck.FIELD_LENGTH, (byte) ' ');
    }
  }

  private static void pieces(IsoReader iso, Extent extent, BiConsumer<Long, byte[]> use) {
    for (long at = extent.offset(); at < extent.end(); at += PIECE) {
      use.accept(at, iso.bytes(at, (int) Math.min(PIECE, extent.end() - at)));
    }
  }
}
