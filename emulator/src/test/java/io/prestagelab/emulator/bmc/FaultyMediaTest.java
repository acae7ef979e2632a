package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.fault.MediaFault;
import io.prestagelab.emulator.media.MediaException;
import io.prestagelab.emulator.media.MediaSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a fault plan does to the bytes that a server reads of its medium. */
class FaultyMediaTest {
  private static final String BYTES = "abcdefgh";

  private final Letters letters = new Letters();

  /** A medium of a few letters that notes whether it was closed. */
  private static final class Letters implements MediaSource {
    boolean streamed;
    boolean closed;

    @Override
    public long length() {
      return BYTES.length();
    }

    @Override
    public void read(long offset, ByteBuffer target) {
      target.put(bytes(BYTES), (int) offset, target.remaining());
    }

    @Override
    public String name() {
      return "letters.iso";
    }

    @Override
    public boolean streamed() {
      return streamed;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private MediaSource with(@Nullable Integer rate, @Nullable Long cutAt, @Nullable Long flipAt) {
    return FaultyMedia.of(letters, new MediaFault(rate, cutAt, flipAt, null, null, null));
  }

  /** So many letters from that place, in the middle of a buffer that has other things. */
  private static String read(MediaSource medium, int offset, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes("-".repeat(count + 2)));
    buffer.position(1).limit(count + 1);
    medium.read(offset, buffer);
    return new String(buffer.array(), StandardCharsets.US_ASCII);
  }

  @Test
  void without_a_fault_it_is_the_medium_itself() {
    assertThat(FaultyMedia.of(letters, MediaFault.NONE)).isSameAs(letters);
  }

  @Test
  void the_lowest_bit_of_one_byte_is_wrong_however_it_is_read() throws IOException {
    MediaSource wrong = with(null, null, 2L);
    assertThat(read(wrong, 0, 8)).isEqualTo("-abbdefgh-");
    assertThat(read(wrong, 2, 1)).isEqualTo("-b-");
    assertThat(read(wrong, 1, 2)).isEqualTo("-bb-");
    assertThat(read(wrong, 2, 3)).isEqualTo("-bde-");
  }

  @Test
  void bytes_beside_it_are_right() throws IOException {
    MediaSource wrong = with(null, null, 2L);
    assertThat(read(wrong, 0, 2)).isEqualTo("-ab-");
    assertThat(read(wrong, 3, 2)).isEqualTo("-de-");
  }

  @Test
  void nothing_is_read_from_where_it_is_cut() throws IOException {
    MediaSource cut = with(null, 4L, null);
    assertThat(read(cut, 2, 2)).isEqualTo("-cd-");
    for (int offset = 2; offset < 6; offset++) {
      int from = offset;
      assertThatThrownBy(() -> read(cut, from, 3))
          .isInstanceOf(MediaException.class)
          .hasMessage("letters.iso: cut at byte 4 by the fault plan");
    }
  }

  @Test
  void it_is_told_as_the_medium_that_it_is() throws IOException {
    MediaSource wrong = with(null, null, 2L);
    assertThat(wrong.name()).isEqualTo("letters.iso");
    assertThat(wrong.length()).isEqualTo(8);
    assertThat(wrong.streamed()).isFalse();
    letters.streamed = true;
    assertThat(wrong.streamed()).isTrue();
    wrong.close();
    assertThat(letters.closed).isTrue();
  }

  @Test
  void one_that_is_slow_says_how_slow_and_one_without_hurry_is_as_wrong_and_not_slow()
      throws IOException {
    MediaSource slow = with(3, null, 0L);
    assertThat(slow.bytesPerSecond()).isEqualTo(3 * 1024);
    assertThat(with(null, null, 0L).bytesPerSecond()).isEqualTo(Long.MAX_VALUE);
    assertThat(slow.unhurried().bytesPerSecond()).isEqualTo(Long.MAX_VALUE);
    assertThat(read(slow.unhurried(), 0, 2)).isEqualTo("-`b-");
  }

  /** Whoever waits for a slow medium can be woken; what it waits for takes longer than a test. */
  @Test
  void who_is_interrupted_waits_no_longer_for_a_slow_one() {
    MediaSource slow = with(1, null, null);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> slow.read(0, ByteBuffer.allocate(1 << 20)))
        .isInstanceOf(InterruptedIOException.class)
        .hasMessage("reading letters.iso");
    assertThat(Thread.interrupted()).isTrue();
  }
}
