package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.GptPartition;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedDisksTest {
  private static final long MIB = 1 << 20;

  @TempDir private Path folder = Path.of("");

  private GptPartition backup(Firmware firmware) {
    Path disk = folder.resolve(firmware + ".raw");
    new PreparedDisks(folder.resolve("any.iso"), "22.06", folder, firmware)
        .make(DiskState.SMALL_PARTITION, disk, 1 << 30);
    return DiskImage.open(disk).backupPartition().orElseThrow();
  }

  @Test
  void under_uefi_the_backup_partition_is_the_first() {
    GptPartition backup = backup(Firmware.UEFI);
    assertThat(backup.number()).isEqualTo(1);
    assertThat(backup.place().offset()).isEqualTo(MIB);
  }

  @Test
  void under_bios_it_stands_behind_the_boot_loaders() {
    GptPartition backup = backup(Firmware.BIOS);
    assertThat(backup.number()).isEqualTo(2);
    assertThat(backup.place().offset()).isEqualTo(2 * MIB);
  }
}
