package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.disk.DiskImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapsuleCommandTest {

  @TempDir Path folder;

  private final LabCommand lab = new LabCommand();
  private Path run;
  private Path capsule;
  private Path disks;

  @BeforeEach
  void a_run() throws IOException {
    run = Files.createDirectories(folder.resolve("run"));
    Files.createDirectories(run.resolve("work"));
    capsule = folder.resolve("run.capsule");
    disks = folder.resolve("disks");
    Files.writeString(run.resolve("progress.txt"), "0.1 s == Power on\n");
  }

  private int keep() {
    return lab.run("capsule", run.toString(), "-o", capsule.toString());
  }

  private int restore() {
    return lab.run("capsule", capsule.toString(), "--disks", disks.toString());
  }

  @Test
  void a_kept_disk_is_made_again_from_the_capsule() throws IOException {
    DiskImage disk = DiskImage.create(run.resolve("work/disk.raw"), 64 << 20);
    disk.overwrite(5 << 20, "on the disk".getBytes(StandardCharsets.US_ASCII));
    assertThat(keep()).isZero();
    assertThat(restore()).isZero();
    assertThat(Files.mismatch(disk.file(), disks.resolve("disk.raw"))).isEqualTo(-1);
  }

  @Test
  void a_disk_that_is_there_is_not_written_over() {
    DiskImage.create(run.resolve("work/disk.raw"), 1 << 20);
    keep();
    restore();
    assertThat(restore()).isEqualTo(2);
    lab.saysInOneLine("exists");
  }

  @Test
  void a_capsule_without_a_disk_says_so() {
    assertThat(keep()).isZero();
    assertThat(restore()).isEqualTo(2);
    lab.saysInOneLine("holds no disk: only runs with --keep-disks");
  }
}
