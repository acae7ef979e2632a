package io.prestagelab.runs.capsule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.StockTool;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.QemuImg;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskDeltaTest {

  private static final long DISK = 64L << 20;
  private static final String HASH = "$6$prestagelab$qPkE8JuHIKcxqpKqY0UfQvJ1dVVBhTxGkXGzvBFgAbCdE";
  private static final String KEY =
      "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqG\nSM49AwEHBG0wawIB\n-----END PRIVATE KEY-----\n";

  @TempDir Path folder;

  private final byte[] content = new byte[3 << 20];
  private Path iso;
  private DiskImage disk;
  private DiskDelta delta;
  private Path restored;

  @BeforeEach
  void a_disk_and_an_iso() throws IOException {
    new Random(5).nextBytes(content);
    iso = Files.write(folder.resolve("installation.iso"), content);
    disk = DiskImage.create(folder.resolve("disk.raw"), DISK);
    delta = new DiskDelta(folder.resolve("disk.delta"));
    restored = folder.resolve("restored.raw");
  }

  private byte[] bytes(int count, int seed) {
    byte[] random = new byte[count];
    new Random(seed).nextBytes(random);
    return random;
  }

  @Test
  void a_disk_comes_back_as_it_was() throws IOException {
    disk.overwrite(0, bytes(5_000, 1));
    disk.overwrite(40L << 20, bytes(9 << 20, 2));
    disk.overwrite(DISK - 512, bytes(512, 3));
    delta.write(disk.file(), null, null);
    delta.restore(restored, null, null);
    assertThat(Files.mismatch(disk.file(), restored)).isEqualTo(-1);
  }

  @Test
  void what_lies_in_the_iso_is_named_and_not_stored() throws IOException {
    int odd = 3 * 1024;
    disk.overwrite(1 << 20, content);
    disk.overwrite((20 << 20) + 1024, Arrays.copyOfRange(content, odd, content.length));
    delta.write(disk.file(), iso, "sum");
    assertThat(Files.size(folder.resolve("disk.delta"))).isLessThan(10_000);
    assertThat(delta.isoSha256()).contains("sum");
    delta.restore(restored, iso, null);
    assertThat(Files.mismatch(disk.file(), restored)).isEqualTo(-1);
  }

  @Test
  void of_an_overlay_only_what_was_written_is_kept() throws IOException {
    disk.overwrite(0, bytes(8 << 20, 4));
    Path overlay = folder.resolve("overlay.qcow2");
    QemuImg.overlay(disk.file(), "raw", overlay);
    StockTool.named("qemu-io", "qemu-utils")
        .run(List.of("-c", "write -P 7 1M 64k", "-c", "write -z 3M 128k", overlay.toString()));
    delta.write(overlay, null, null);
    assertThat(Files.size(folder.resolve("disk.delta"))).isLessThan(10_000);
    assertThat(delta.base()).contains("disk.raw");
    delta.restore(restored, null, disk.file());
    Path whole = folder.resolve("whole.raw");
    QemuImg.toRaw(overlay, whole);
    assertThat(Files.mismatch(whole, restored)).isEqualTo(-1);
  }

  @Test
  void hashes_of_passwords_and_private_keys_are_not_in_it() throws IOException {
    long edge = 4L << 20;
    String shadow = "root:" + HASH + ":19000:0:99999:7:::\n";
    disk.overwrite(edge - 30, (shadow + KEY).getBytes(StandardCharsets.US_ASCII));
    disk.overwrite(0, bytes((4 << 20) - 40, 6));
    delta.write(disk.file(), null, null);
    delta.restore(restored, null, null);
    byte[] there = DiskImage.open(restored).bytes(edge - 30, shadow.length() + KEY.length());
    String text = new String(there, StandardCharsets.US_ASCII);
    assertThat(text)
        .startsWith("root:$6$***")
        .contains("***:19000:0:99999:7:::\n-----BEGIN PRIVATE KEY-----\n***")
        .endsWith("***\n-----END PRIVATE KEY-----\n")
        .doesNotContain("qPkE8", "MIGH", "SM49");
  }

  @Test
  void programs_that_speak_of_keys_stay_as_they_are() throws IOException {
    byte[] texts =
        "-----BEGIN \0-----END \0ANY PRIVATE KEY\0-----BEGIN PRIVATE KEY-----\0 $6$ $1$\0"
            .getBytes(StandardCharsets.US_ASCII);
    disk.overwrite(4096, texts);
    delta.write(disk.file(), null, null);
    delta.restore(restored, null, null);
    assertThat(Files.mismatch(disk.file(), restored)).isEqualTo(-1);
  }

  @Test
  void it_does_not_do_without_what_it_names() {
    disk.overwrite(1 << 20, content);
    delta.write(disk.file(), iso, "0123abcd");
    assertThatThrownBy(() -> delta.restore(restored, null, null))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("0123abcd");
  }

  @Test
  void a_damaged_one_is_refused() throws IOException {
    Path file = folder.resolve("disk.delta");
    disk.overwrite(0, bytes(100_000, 8));
    delta.write(disk.file(), null, null);
    byte[] half = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(half, half.length / 2));
    assertThatThrownBy(() -> delta.restore(restored, null, null))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("damaged");
  }

  /** Where each part of the disk comes from. */
  private List<long[]> parts() throws IOException {
    try (ZipFile zip = new ZipFile(folder.resolve("disk.delta").toFile());
        InputStream in = zip.getInputStream(zip.getEntry(DeltaIndex.NAME))) {
      return DeltaIndex.of(in.readAllBytes(), "disk.delta").runs();
    }
  }

  private static long[] part(long at, long bytes, long source) {
    return new long[] {at, bytes, source};
  }

  /** Block {@code number} of the ISO. */
  private byte[] block(int number) {
    return Arrays.copyOfRange(content, number * IsoBlocks.BLOCK, (number + 1) * IsoBlocks.BLOCK);
  }

  private void comesBack(@Nullable Path usedIso) throws IOException {
    delta.restore(restored, usedIso, null);
    assertThat(Files.mismatch(disk.file(), restored)).isEqualTo(-1);
  }

  @Test
  void what_goes_on_is_one_part_however_long() throws IOException {
    disk.overwrite(1 << 20, content);
    disk.overwrite(8 << 20, bytes(9 << 20, 9));
    delta.write(disk.file(), iso, "sum");
    assertThat(parts())
        .containsExactly(
            part(1 << 20, content.length, 0), part(8 << 20, 9 << 20, DeltaIndex.STORED));
  }

  /** What is read at once ends with what was written there, not in the next. */
  @Test
  void holes_are_not_kept() throws IOException {
    int page = 4096;
    disk.overwrite(0, bytes((4 << 20) + page, 10));
    disk.overwrite((4 << 20) + 2 * page, bytes(page, 11));
    delta.write(disk.file(), null, null);
    assertThat(parts())
        .containsExactly(
            part(0, (4 << 20) + page, DeltaIndex.STORED),
            part((4 << 20) + 2 * page, page, DeltaIndex.STORED));
    comesBack(null);
  }

  @Test
  void a_disk_may_end_within_a_block() throws IOException {
    disk = DiskImage.create(folder.resolve("odd.raw"), (1 << 20) + 512);
    disk.overwrite(1 << 20, bytes(512, 12));
    delta.write(disk.file(), iso, "sum");
    assertThat(parts()).containsExactly(part(1 << 20, 512, DeltaIndex.STORED));
    comesBack(iso);
  }

  @Test
  void named_and_stored_parts_stand_beside_each_other() throws IOException {
    disk.overwrite(4096, block(0));
    disk.overwrite(4096 + 1024, bytes(1024, 13));
    disk.overwrite(4096 + 2048, block(9));
    disk.overwrite(4096 + 3072, bytes(1024, 14));
    delta.write(disk.file(), iso, "sum");
    assertThat(parts())
        .containsExactly(
            part(4096, 1024, 0),
            part(4096 + 1024, 1024, DeltaIndex.STORED),
            part(4096 + 2048, 1024, 9 * 1024),
            part(4096 + 3072, 1024, DeltaIndex.STORED));
    comesBack(iso);
  }

  /** What is twice in the ISO is taken from where the part before it goes on. */
  @Test
  void a_file_that_shares_blocks_with_another_is_one_part() throws IOException {
    System.arraycopy(block(0), 0, content, 50 * 1024, 1024);
    Files.write(iso, content);
    disk.overwrite(8192, Arrays.copyOfRange(content, 49 * 1024, 52 * 1024));
    disk.overwrite(8192 + 4 * 1024, block(0));
    delta.write(disk.file(), iso, "sum");
    assertThat(parts()).containsExactly(part(8192, 3 * 1024, 49 * 1024), part(12_288, 1024, 0));
    comesBack(iso);
  }

  @Test
  void zeros_over_what_a_disk_began_as_are_kept() throws IOException {
    disk.overwrite(0, bytes(8 << 20, 15));
    Path overlay = folder.resolve("overlay.qcow2");
    QemuImg.overlay(disk.file(), "raw", overlay);
    StockTool.named("qemu-io", "qemu-utils")
        .run(List.of("-c", "write -P 7 2M 64k", "-c", "write -P 0 2112k 64k", overlay.toString()));
    delta.write(overlay, null, null);
    assertThat(parts())
        .containsExactly(
            part(2 << 20, 64 << 10, DeltaIndex.STORED),
            part(2112 << 10, 64 << 10, DeltaIndex.ZEROS));
    assertThatThrownBy(() -> delta.restore(restored, null, null))
        .isInstanceOf(RunException.class)
        .hasMessage("the disk needs the image that it began as, disk.raw; give it");
  }

  @Test
  void the_same_disk_gives_the_same_file() throws IOException {
    disk.overwrite(0, bytes(5_000, 16));
    delta.write(disk.file(), null, null);
    try (ZipFile zip = new ZipFile(folder.resolve("disk.delta").toFile())) {
      assertThat(zip.stream().map(entry -> entry.getLastModifiedTime().toInstant()))
          .hasSize(2)
          .allMatch(Instant.parse("1981-01-01T00:00:00Z")::isAfter);
    }
  }
}
