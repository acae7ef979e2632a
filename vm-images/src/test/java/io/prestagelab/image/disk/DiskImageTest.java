package io.prestagelab.image.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.StockTool;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A disk with a Platform Backup partition, made and changed without a machine. */
final class DiskImageTest {

  private static final UUID BIOS_BOOT = UUID.fromString("21686148-6449-6E6F-744E-656564454649");
  private static final String ISO = "/22.06/bootimage.iso";

  @TempDir static Path folder;

  private static DiskImage original;

  private DiskImage disk;
  private Ext4 backup;

  @BeforeAll
  static void make() {
    original = DiskImage.create(folder.resolve("original.img"), 10L << 30);
    original.addPartition("BIOS boot", BIOS_BOOT, 1);
    GptPartition partition =
        original.addPartition(GptPartition.BACKUP_NAME, GptPartition.BACKUP_TYPE, 200);
    Ext4 made = original.makeExt4(partition, "backup");
    made.writeText(ISO, "an image\n".repeat(5000));
    made.writeText("/22.06/bootimage.md5", "sum");
  }

  @BeforeEach
  void copy(TestInfo test) {
    disk = original.copyTo(folder.resolve(test.getTestMethod().orElseThrow().getName() + ".img"));
    backup = disk.ext4(disk.backupPartition().orElseThrow());
  }

  @Test
  void partitions_are_found_by_name_and_by_type() {
    assertThat(disk.partitions()).hasSize(2);
    assertThat(disk.partition("Platform Backup")).isEqualTo(disk.backupPartition()).isPresent();
  }

  @Test
  void what_was_written_can_be_listed_and_read() {
    assertThat(backup.exists()).isTrue();
    assertThat(backup.list("/22.06")).containsExactlyInAnyOrder("bootimage.iso", "bootimage.md5");
    assertThat(backup.readText("/22.06/bootimage.md5")).isEqualTo("sum");
    assertThat(backup.isSound()).isTrue();
  }

  @Test
  void a_flipped_bit_changes_the_sum_and_nothing_else() {
    String before = backup.md5(ISO);
    backup.flipBit(ISO, 30_000);
    assertThat(backup.md5(ISO)).isNotEqualTo(before);
    backup.flipBit(ISO, 30_000);
    assertThat(backup.md5(ISO)).isEqualTo(before);
    assertThat(backup.isSound()).isTrue();
  }

  @Test
  void a_slash_at_the_end_of_a_directory_makes_no_difference() {
    backup.remove("/22.06/");
    assertThat(backup.list("/")).doesNotContain("22.06");
    backup.makeDirectory("/22.06/");
    assertThat(backup.list("/")).contains("22.06");
    assertThat(backup.list("/22.06")).isEmpty();
    assertThat(backup.isSound()).isTrue();
  }

  @Test
  void a_directory_is_removed_with_what_is_in_it() {
    backup.writeText("/22.12/deep/er/file", "text");
    backup.remove("/22.06");
    assertThat(backup.list("/")).contains("22.12").doesNotContain("22.06");
    assertThat(backup.isSound()).isTrue();
  }

  @Test
  void a_file_cut_off_is_shorter() {
    backup.truncate(ISO, 1000);
    assertThat(backup.readText(ISO)).hasSize(1000);
  }

  @Test
  void a_damaged_superblock_is_no_file_system_any_more() {
    backup.damageSuperblock();
    assertThat(backup.exists()).isFalse();
  }

  @Test
  void it_can_be_filled_to_the_block() {
    backup.leaveFree(1234);
    assertThat(backup.freeBlocks()).isEqualTo(1234);
    assertThat(backup.isSound()).isTrue();
    assertThat(backup.list("/22.06")).hasSize(2);
  }

  @Test
  void it_cannot_be_filled_so_that_more_is_free_than_there_is() {
    assertThatThrownBy(() -> backup.leaveFree(backup.blocks()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("free blocks, not");
  }

  @Test
  void copies_stay_sparse_and_stand_alone() {
    DiskImage copy = disk.copyTo(folder.resolve("copy.img"));
    copy.ext4(copy.backupPartition().orElseThrow()).remove("/22.06");
    assertThat(backup.list("/22.06")).hasSize(2);
    String kilobytes =
        StockTool.named("du", "coreutils").run(List.of("-k", copy.file().toString()));
    assertThat(Integer.parseInt(kilobytes.split("\\s")[0])).isLessThan(100 << 10);
  }
}
