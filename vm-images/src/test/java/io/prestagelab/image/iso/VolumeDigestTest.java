package io.prestagelab.image.iso;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.sample.SampleIso;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums on the way, as checkisomd5 comes to them (isomd5sum's libcheckisomd5). */
class VolumeDigestTest {
  private static final int PIECE = 32 << 10;

  /**
   * The checker: it reads piece by piece, and looks at the sum so far whenever the piece that it
   * has just added began in another one of 21 fragments than the one before.
   */
  private static String checkersSums(byte[] volume) {
    StringBuilder sums = new StringBuilder();
    long fragment = volume.length / 21;
    long before = 0;
    for (int at = 0; at < volume.length; at += PIECE) {
      long now = at / fragment;
      if (now != before && now <= 20) {
        byte[] sum = DigestUtils.md5(Arrays.copyOf(volume, Math.min(at + PIECE, volume.length)));
        for (int i = 0; i < 3; i++) {
          sums.append(Integer.toString(sum[i] & 0xFF, 16).charAt(0));
        }
      }
      before = now;
    }
    return sums.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "1048576, 1048576",
    "1048576, 1000",
    "2097152, 32768",
    "5242880, 700001",
    "3145728, 65536",
    "4163584, 1048576"
  })
  void they_are_the_checkers_however_the_bytes_come(int total, int step) {
    byte[] volume = SampleIso.noise(total, total);
    VolumeDigest digest = new VolumeDigest(total);
    for (int at = 0; at < total; at += step) {
      byte[] bytes = Arrays.copyOfRange(volume, at, Math.min(total, at + step));
      digest.update(Arrays.copyOf(bytes, bytes.length + 7), bytes.length);
    }
    assertThat(digest.sums())
        .isEqualTo(new MediaCheck.Sums(DigestUtils.md5Hex(volume), checkersSums(volume)));
  }
}
