package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.Ext4;
import io.prestagelab.image.disk.GptPartition;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryDisksTest {
  private static final long SIZE = 200L << 20;
  private static final String OBJECT = "/24.09/ostree_repo/objects/ab/cd.filez";

  @TempDir private Path folder = Path.of("");
  private Path iso = Path.of("");
  private int prestagings;

  @BeforeEach
  void an_iso() throws IOException {
    iso = Files.writeString(folder.resolve("x.iso"), "an ISO");
  }

  /** What a machine would do. */
  private void prestage(Path target) {
    prestagings++;
    DiskImage disk = DiskImage.create(target, SIZE);
    Ext4 backup =
        disk.makeExt4(
            disk.addPartition(GptPartition.BACKUP_NAME, GptPartition.BACKUP_TYPE, 100), "");
    backup.writeText(OBJECT, "content\n");
    String sum = RepositorySum.of("/24.09", Map.of(OBJECT, "f75b8179e4bbe7e2b4a074dcef62de95"));
    backup.writeText("/24.09/.ostree_repo_checksum", sum + "\n");
  }

  private RepositoryDisks disks(LabSettings settings) {
    return new RepositoryDisks(settings, "24.09", folder.resolve("prepared"), this::prestage);
  }

  private LabSettings settings() {
    return LabSettings.of(iso).withDisk(LabDisk.USUAL.ofBytes(SIZE));
  }

  private Path made(DiskState state) {
    return disks(settings()).make(state, folder.resolve(state + ".raw"));
  }

  @Test
  void a_disk_is_prestaged_once_for_all_states() {
    made(DiskState.VALID);
    made(DiskState.INSTALLED);
    made(DiskState.OTHER_RELEASE);
    assertThat(prestagings).isOne();
  }

  @Test
  void other_firmware_has_a_disk_of_its_own() {
    made(DiskState.VALID);
    disks(settings().withFirmware(Firmware.UEFI)).make(DiskState.VALID, folder.resolve("u.raw"));
    assertThat(prestagings).isEqualTo(2);
  }

  @Test
  void an_empty_disk_needs_no_machine() {
    assertThat(DiskImage.open(made(DiskState.NO_PARTITION)).partitions()).isEmpty();
    assertThat(prestagings).isZero();
  }

  @Test
  void the_repository_of_a_valid_disk_has_its_checksum() {
    assertThat(PreparedDisks.mismatches(made(DiskState.VALID))).isEmpty();
  }

  @Test
  void a_damaged_object_is_seen() {
    Path disk = made(DiskState.VALID);
    DiskImage image = DiskImage.open(disk);
    image.ext4(image.backupPartition().orElseThrow()).flipBit(OBJECT, 3);
    assertThat(PreparedDisks.mismatches(disk)).containsExactly("/24.09/ostree_repo/");
  }

  @Test
  void another_release_only_is_the_whole_bundle_under_another_name() {
    Path disk = made(DiskState.OTHER_RELEASE);
    assertThat(PreparedDisks.bundles(disk))
        .containsOnlyKeys("/22.12/.ostree_repo_checksum", "/22.12/ostree_repo/objects/ab/cd.filez");
    DiskImage image = DiskImage.open(disk);
    assertThat(image.ext4(image.backupPartition().orElseThrow()).isSound()).isTrue();
  }

  @Test
  void a_damaged_superblock_is_no_file_system() {
    assertThat(PreparedDisks.bundles(made(DiskState.DAMAGED_SUPERBLOCK))).isEmpty();
  }

  @Test
  void a_state_of_the_other_generation_is_refused() {
    assertThatThrownBy(() -> made(DiskState.NO_ISO))
        .isInstanceOf(LabException.class)
        .hasMessageContaining(
            "no disk of the Debian generation is found with a bundle without its ISO");
  }

  @Test
  void a_prestaging_that_fails_leaves_nothing() {
    RepositoryDisks failing =
        new RepositoryDisks(
            settings(),
            "24.09",
            folder.resolve("prepared"),
            target -> {
              throw new LabException("no machine");
            });
    assertThatThrownBy(() -> failing.make(DiskState.VALID, folder.resolve("a.raw")))
        .hasMessage("no machine");
    assertThat(folder.resolve("prepared")).isDirectoryNotContaining("glob:**.raw");
  }
}
