package io.prestagelab.lab.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.bmctools.serving.ByteRange;
import io.prestagelab.lab.content.ContentFault.CutAt;
import io.prestagelab.lab.content.ContentFault.FlipBit;
import io.prestagelab.lab.content.ContentFault.Slow;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a file goes over the line, and what faults do to it. */
class FileBodyTest {
  private static final Pattern ANY = Pattern.compile("");
  private static final int SIZE = 700_001;

  @TempDir Path folder;
  private final byte[] content = new byte[SIZE];
  private Path file;
  private FileBody body;

  @BeforeEach
  void make() throws IOException {
    new Random(3).nextBytes(content);
    file = Files.write(folder.resolve("file"), content);
    body = new FileBody(file, new ByteRange(0, 0), List.of(), null);
  }

  private byte[] sent(long first, long length, ContentFault... faults) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body = new FileBody(file, new ByteRange(first, length), List.of(faults), null);
    // what is not flushed does not arrive
    body.copyTo(new BufferedOutputStream(out, 2 * SIZE));
    return out.toByteArray();
  }

  private byte[] part(int from, int to) {
    return Arrays.copyOfRange(content, from, to);
  }

  @Test
  void a_range_is_sent_byte_for_byte_and_no_more() throws IOException {
    assertThat(sent(0, SIZE)).isEqualTo(content);
    assertThat(body.sent()).isEqualTo(SIZE);
    assertThat(body.complete()).isTrue();
    assertThat(sent(100_000, 400_000)).isEqualTo(part(100_000, 500_000));
    assertThat(body.complete()).isTrue();
    assertThat(sent(SIZE, 0)).isEmpty();
    assertThat(body.complete()).isTrue();
  }

  @Test
  void a_file_that_has_become_shorter_is_not_complete() throws IOException {
    assertThat(sent(700_000, 100)).hasSize(1);
    assertThat(body.sent()).isEqualTo(1);
    assertThat(body.complete()).isFalse();
  }

  @Test
  void a_cut_counts_from_the_files_begin_and_the_first_counts() throws IOException {
    assertThat(sent(0, SIZE, new CutAt(ANY, 300_000), new CutAt(ANY, 300_007)))
        .isEqualTo(part(0, 300_000));
    assertThat(body.complete()).isFalse();
    assertThat(sent(100, 1000, new CutAt(ANY, 600))).isEqualTo(part(100, 600));
    assertThat(sent(1000, 100, new CutAt(ANY, 600))).isEmpty();
    assertThat(body.complete()).isFalse();
    assertThat(sent(100, 1000, new CutAt(ANY, 1100))).hasSize(1000);
    assertThat(body.complete()).isTrue();
  }

  @Test
  void a_flipped_bit_is_the_files_wherever_the_range_begins() throws IOException {
    for (int at : new int[] {0, 262_143, 262_144, 300_000, SIZE - 1}) {
      byte[] wrong = content.clone();
      wrong[at] ^= 1;
      assertThat(sent(0, SIZE, new FlipBit(ANY, at))).as("%s", at).isEqualTo(wrong);
    }
    byte[] wrong = part(100, 200);
    wrong[0] ^= 1;
    wrong[99] ^= 1;
    assertThat(sent(100, 100, new FlipBit(ANY, 100), new FlipBit(ANY, 199))).isEqualTo(wrong);
    assertThat(sent(100, 100, new FlipBit(ANY, 99), new FlipBit(ANY, 200)))
        .isEqualTo(part(100, 200));
  }

  @Test
  void a_slow_line_is_never_faster_than_it_says_and_the_slowest_counts() throws IOException {
    long begin = System.nanoTime();
    byte[] got = sent(0, 100_000, new Slow(ANY, 1_000_000_000), new Slow(ANY, 500_000));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(199));
    assertThat(got).isEqualTo(part(0, 100_000));
  }

  @Test
  void a_slow_line_goes_on_when_nobody_wants_it_any_more() throws IOException {
    Thread.currentThread().interrupt();
    // the interrupt closes the file's channel, as for every reader
    assertThat(interrupted(() -> sent(0, 100_000, new Slow(ANY, 1)))).isTrue();
    assertThat(body.sent()).isLessThan(100_000);
  }

  private interface Sending {
    void send() throws IOException;
  }

  private static boolean interrupted(Sending sending) throws IOException {
    try {
      sending.send();
    } catch (java.nio.channels.ClosedByInterruptException e) {
      return Thread.interrupted();
    }
    return Thread.interrupted();
  }
}
