package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
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
}
