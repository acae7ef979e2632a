package io.prestagelab.runs.capsule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.StockTool;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.QemuImg;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
}
