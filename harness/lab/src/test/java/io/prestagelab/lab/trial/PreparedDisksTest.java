package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.image.StockTool;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.GptPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedDisksTest {
  private static final StockTool XORRISO = StockTool.named("xorriso", "xorriso");
  private static final StockTool SGDISK = StockTool.named("sgdisk", "gdisk");
  private static final long MIB = 1 << 20;

  @TempDir private Path folder = Path.of("");
  private Path iso = Path.of("");

  @BeforeEach
  void an_installation_iso() throws IOException {
    assumeTrue(XORRISO.isInstalled(), "xorriso is missing: install the Debian package xorriso");
    assumeTrue(SGDISK.isInstalled(), "sgdisk is missing: install the Debian package gdisk");
    Path tree = folder.resolve("tree");
    for (String file : List.of("isolinux.bin", "vmlinuz", "initrd.img", "images/efiboot.img")) {
      Files.createDirectories(tree.resolve(file).getParent());
      Files.writeString(tree.resolve(file), "x");
    }
    Files.createDirectories(tree.resolve("upgrades"));
    Files.writeString(tree.resolve("upgrades/version"), "VERSION=22.06\n");
    Files.writeString(tree.resolve("prestaged_installer_ks.cfg"), "%pre\n%end\n");
    iso = folder.resolve("x.iso");
    XORRISO.run(List.of("-as", "mkisofs", "-quiet", "-R", "-o", iso.toString(), tree.toString()));
  }

  private GptPartition backup(Firmware firmware) {
    Path disk = folder.resolve(firmware + ".raw");
    new PreparedDisks(iso, folder, firmware).make(DiskState.SMALL_PARTITION, disk, 1 << 30);
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
