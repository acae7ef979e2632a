package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadCoverageTest {
  private final ReadCoverage coverage = new ReadCoverage();

  @Test
  void joins_reads_that_touch() {
    coverage.add(0, 10);
    coverage.add(20, 10);
    assertThat(coverage.covers(0, 30)).isFalse();
    coverage.add(10, 10);
    assertThat(coverage.covers(0, 30)).isTrue();
  }

  @Test
  void agrees_with_a_bit_for_each_byte() {
    Random random = new Random(7);
    BitSet bits = new BitSet();
    for (int i = 0; i < 2000; i++) {
      int offset = random.nextInt(3000);
      int length = 1 + random.nextInt(4);
      coverage.add(offset, length);
      bits.set(offset, offset + length);
      int from = random.nextInt(3000);
      int count = 1 + random.nextInt(20);
      assertThat(coverage.covers(from, count)).isEqualTo(bits.nextClearBit(from) >= from + count);
    }
  }
}
