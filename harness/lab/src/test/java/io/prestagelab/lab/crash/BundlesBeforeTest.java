package io.prestagelab.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.lab.trial.DiskState;
import io.prestagelab.lab.trial.PreparedDisks;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesBeforeTest {
  private static final String SAME = "9dd4e461268c8034f5c8564e155c67a6  ./22.06/any-name.iso\n";
  private static final String OTHER = "415290769594460e2e485922904f345d  ./21.12/bootimage.iso\n";

  @TempDir private Path folder = Path.of("");

  private Path disk = Path.of("");

  @BeforeEach
  void two_releases_are_on_a_disk() {
    disk = folder.resolve("disk.raw");
    new PreparedDisks(folder.resolve("none.iso"), "22.06", folder, Firmware.BIOS)
        .make(DiskState.SMALL_PARTITION, disk);
    DiskImage image = DiskImage.open(disk);
    image.ext4(image.backupPartition().orElseThrow()).writeText("/22.06/any-name.iso", "x");
    image.ext4(image.backupPartition().orElseThrow()).writeText("/21.12/bootimage.iso", "y");
  }

  @Test
  void a_prestaging_may_replace_the_bundle_of_its_release() {
    assertThat(BundlesBefore.of(disk, "22.06", CrashSubject.PRESTAGING))
        .isEqualTo(new BundlesBefore(OTHER, SAME, ""));
  }

  @Test
  void whatever_else_is_done_leaves_it_under_whatever_name_it_lies_there() {
    assertThat(BundlesBefore.of(disk, "22.06", CrashSubject.MINIBOOT))
        .isEqualTo(new BundlesBefore(OTHER, "", SAME));
    assertThat(BundlesBefore.of(disk, "22.06", CrashSubject.WIPEDISK))
        .isEqualTo(new BundlesBefore(OTHER, "", SAME));
  }
}
