package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prestagelab.image.StockTool;
import io.prestagelab.image.disk.QemuImg;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCopyTest {
  private static final StockTool QEMU_IMG = StockTool.named("qemu-img", "qemu-utils");
  private static final StockTool QEMU_IO = StockTool.named("qemu-io", "qemu-utils");

  @TempDir Path folder;

  @BeforeEach
  void with_qemu_img() {
    assumeTrue(
        QEMU_IMG.isInstalled(), "qemu-img is missing: install the Debian package qemu-utils");
  }

  private Path image() throws IOException {
    byte[] content = new byte[1 << 20];
    java.util.Arrays.fill(content, (byte) 0x5a);
    return Files.write(folder.resolve("server,1.raw"), content);
  }

  private RunFolder run() {
    System.setProperty("prestagelab.home", folder.resolve("home").toString());
    try {
      return LabHome.find().newRun("test");
    } finally {
      System.clearProperty("prestagelab.home");
    }
  }

  @Test
  void what_a_server_writes_goes_to_the_overlay() throws IOException {
    Path image = image();
    String before = FileSum.sha256(image);
    DiskCopy copy = DiskCopy.of(image);
    Path overlay = copy.overlay(run());
    QEMU_IO.run(List.of("-f", "qcow2", "-c", "write -P 1 0 64k", overlay.toString()));
    assertThat(FileSum.sha256(image)).isEqualTo(before);
    assertThat(copy.isUntouched()).isTrue();
    assertThat(
            QEMU_IO.run(List.of("-f", "qcow2", "-c", "read -P 0x5a 64k 64k", overlay.toString())))
        .doesNotContain("verification failed");
  }

  @Test
  void an_image_that_depends_on_another_file_is_refused() throws IOException {
    Path upper = folder.resolve("upper.qcow2");
    QemuImg.overlay(image(), "raw", upper);
    assertThatThrownBy(() -> DiskCopy.of(upper))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("depends on another file");
  }

  @Test
  void another_format_is_refused_with_the_command_that_converts_it() {
    Path vdi = folder.resolve("disk.vdi");
    QEMU_IMG.run(List.of("create", "-q", "-f", "vdi", vdi.toString(), "1M"));
    assertThatThrownBy(() -> DiskCopy.of(vdi))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("qemu-img convert");
  }

  @Test
  void a_disk_that_is_not_there_is_named() {
    assertThatThrownBy(() -> DiskCopy.of(folder.resolve("no.raw")))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("no.raw");
  }
}
