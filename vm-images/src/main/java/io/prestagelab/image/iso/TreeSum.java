package io.prestagelab.image.iso;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One MD5 for a whole tree of files: that of their {@code md5sum} lines with their paths, sorted
 * byte by byte, so by sum first. StarlingX keeps it of an ostree repository.
 */
public final class TreeSum {

  private TreeSum() {}

  /** The sum, in hex, of the files with these sums by path. */
  public static String of(List<String> paths, Map<String, String> sums) {
    byte[][] lines =
        paths.stream()
            .map(path -> (sums.get(path) + "  " + path + "\n").getBytes(StandardCharsets.UTF_8))
            .sorted(Arrays::compareUnsigned)
            .toArray(byte[][]::new);
    var digest = DigestUtils.getMd5Digest();
    for (byte[] line : lines) {
      digest.update(line);
    }
    return java.util.HexFormat.of().formatHex(digest.digest());
  }
}
