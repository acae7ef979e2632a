package io.prestagelab.runs.capsule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks of a disk are found again in an ISO, by what is in them. */
class IsoBlocksTest {
  private static final int BLOCK = IsoBlocks.BLOCK;
  private static final int NOWHERE = -1;

  @TempDir Path folder;

  private static byte[] block(int seed) {
    byte[] block = new byte[BLOCK];
    new Random(seed).nextBytes(block);
    return block;
  }

  private IsoBlocks iso(int... seeds) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int seed : seeds) {
      content.writeBytes(block(seed));
    }
    return iso(content.toByteArray());
  }

  private IsoBlocks iso(byte[] content) throws IOException {
    return new IsoBlocks(Files.write(folder.resolve("bootimage.iso"), content));
  }

  private static int[] seeds(int from, int count) {
    return IntStream.range(from, from + count).toArray();
  }

  /** More than are read at once, in an order in which each lies where nobody is reading. */
  @Test
  void every_block_is_found_where_it_is() throws IOException {
    int count = 1_500;
    try (IsoBlocks iso = iso(seeds(0, count))) {
      for (int i = 0; i < count; i++) {
        int block = i * 701 % count;
        assertThat(iso.find(block(block), 0, NOWHERE)).isEqualTo((long) block * BLOCK);
      }
    }
  }

  /** So few have few places among them: many share one. */
  @Test
  void blocks_whose_sums_fall_together_are_told_apart() throws IOException {
    for (int first = 0; first < 200; first += 4) {
      try (IsoBlocks iso = iso(seeds(first, 3))) {
        for (int i = 0; i < 3; i++) {
          assertThat(iso.find(block(first + i), 0, NOWHERE)).isEqualTo((long) i * BLOCK);
        }
        assertThat(iso.find(block(first + 3), 0, NOWHERE)).isEqualTo(NOWHERE);
      }
    }
  }

  @Test
  void of_blocks_that_are_there_twice_the_first_is_found() throws IOException {
    try (IsoBlocks iso = iso(1, 2, 1, 2)) {
      assertThat(iso.find(block(2), 0, NOWHERE)).isEqualTo(BLOCK);
    }
  }

  /** A file that is copied goes on where it went on in the ISO. */
  @Test
  void one_that_is_where_it_is_expected_is_found_there() throws IOException {
    try (IsoBlocks iso = iso(1, 2, 1, 2)) {
      assertThat(iso.find(block(2), 0, 3 * BLOCK)).isEqualTo(3 * BLOCK);
      assertThat(iso.find(block(1), 0, 0)).isZero();
    }
  }

  @Test
  void one_that_is_elsewhere_is_found_elsewhere() throws IOException {
    try (IsoBlocks iso = iso(1, 2, 3)) {
      assertThat(iso.find(block(3), 0, BLOCK)).isEqualTo(2 * BLOCK);
      assertThat(iso.find(block(3), 0, 99 * BLOCK)).isEqualTo(2 * BLOCK);
    }
  }

  @Test
  void it_is_looked_for_from_its_place_in_the_bytes() throws IOException {
    byte[] bytes = new byte[7 + BLOCK];
    System.arraycopy(block(2), 0, bytes, 7, BLOCK);
    try (IsoBlocks iso = iso(1, 2)) {
      assertThat(iso.find(bytes, 7, NOWHERE)).isEqualTo(BLOCK);
    }
  }

  /** Copied ISOs may be cut short. */
  @Test
  void what_the_iso_ends_within_is_no_block_of_it() throws IOException {
    byte[] content = new byte[3 * BLOCK / 2];
    System.arraycopy(block(1), 0, content, 0, BLOCK);
    Arrays.fill(content, BLOCK, content.length, (byte) 7);
    byte[] wanted = new byte[BLOCK];
    Arrays.fill(wanted, 0, BLOCK / 2, (byte) 7);
    try (IsoBlocks iso = iso(content)) {
      assertThat(iso.find(wanted, 0, BLOCK)).isEqualTo(NOWHERE);
      assertThat(iso.find(wanted, 0, NOWHERE)).isEqualTo(NOWHERE);
    }
  }

  @Test
  void an_empty_iso_has_none() throws IOException {
    try (IsoBlocks iso = iso(new byte[0])) {
      assertThat(iso.find(block(1), 0, NOWHERE)).isEqualTo(NOWHERE);
    }
  }
}
