package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleFeedTest {

  private final ConsoleFeed feed = new ConsoleFeed();

  private static final class Reader implements ConsoleFeed.Sink {
    final ByteArrayOutputStream got = new ByteArrayOutputStream();
    final boolean stuck;
    boolean dropped;

    Reader(boolean stuck) {
      this.stuck = stuck;
    }

    @Override
    public void send(byte[] bytes, Runnable sent) {
      got.writeBytes(bytes);
      if (!stuck) {
        sent.run();
      }
    }

    @Override
    public void dropped() {
      dropped = true;
    }
  }

  @Test
  void a_reader_that_is_stuck_is_dropped_and_the_others_go_on() {
    Reader stuck = new Reader(true);
    Reader quick = new Reader(false);
    feed.read(stuck);
    feed.read(quick);
    for (int i = 0; i < 40; i++) {
      feed.console(new byte[64 << 10], Instant.EPOCH);
    }
    assertThat(stuck.dropped).isTrue();
    assertThat(quick.dropped).isFalse();
    assertThat(quick.got.size()).isEqualTo(40 * (64 << 10));
  }

  @Test
  void a_late_reader_gets_the_last_bytes_only() {
    feed.console(new byte[ConsoleFeed.KEPT], Instant.EPOCH);
    feed.console(new byte[] {7}, Instant.EPOCH);
    Reader late = new Reader(false);
    feed.read(late);
    assertThat(late.got.size()).isEqualTo(ConsoleFeed.KEPT);
    assertThat(late.got.toByteArray()[ConsoleFeed.KEPT - 1]).isEqualTo((byte) 7);
  }

  @Test
  void a_reader_may_be_a_mebibyte_behind_and_no_byte_more() {
    Reader slow = new Reader(true);
    Reader slower = new Reader(true);
    feed.console(new byte[] {1}, Instant.EPOCH);
    feed.read(slow);
    feed.console(new byte[1 << 20], Instant.EPOCH);
    feed.read(slower);
    assertThat(slow.dropped).isFalse();
    feed.console(new byte[] {2}, Instant.EPOCH);
    assertThat(slow.dropped).isTrue();
    assertThat(slower.dropped).isFalse();
  }

  /** What came while a reader was busy comes when it is ready, at once and in its order. */
  @Test
  void a_reader_that_was_busy_hears_the_rest() {
    List<Runnable> ready = new ArrayList<>();
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    feed.read(
        new ConsoleFeed.Sink() {
          @Override
          public void send(byte[] bytes, Runnable sent) {
            heard.writeBytes(bytes);
            ready.add(sent);
          }

          @Override
          public void dropped() {}
        });
    for (byte i = 1; i <= 3; i++) {
      feed.console(new byte[] {i}, Instant.EPOCH);
    }
    assertThat(heard.toByteArray()).containsExactly(1);
    ready.remove(0).run();
    assertThat(heard.toByteArray()).containsExactly(1, 2, 3);
    assertThat(ready).hasSize(1);
  }

  @Test
  void there_are_at_most_32_readers_at_a_time() {
    Runnable last = () -> {};
    for (int i = 0; i < ConsoleFeed.MAX_READERS; i++) {
      last = feed.read(new Reader(false));
    }
    assertThatThrownBy(() -> feed.read(new Reader(false)))
        .isInstanceOf(BmcException.class)
        .hasMessage("the console has 32 readers already");
    last.run();
    feed.read(new Reader(false));
  }
}
