package io.prestagelab.image.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.StockTool;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.inspect.IsoInspector;
import io.prestagelab.image.inspect.LoaderSignature;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.sample.SampleIso;
import io.prestagelab.image.sample.SampleLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of ISOs whose signature is gone. */
final class UnsignedIsoTest {

  private static final String EFI = "images/efiboot.img";

  @TempDir Path folder;

  @Test
  void the_loader_of_the_copy_is_not_signed_and_all_other_files_are_the_same() throws IOException {
    SampleIso sample = SampleIso.in(folder);
    Path loader = Files.write(folder.resolve("loader"), SampleLoader.signed());
    String image = sample.tree().resolve(EFI).toString();
    StockTool.named("mcopy", "mtools")
        .run(List.of("-o", "-i", image, loader.toString(), "::/EFI/BOOT/BOOTX64.EFI"));
    Path copy = folder.resolve("unsigned.iso");
    UnsignedIso.copy(sample.make(), copy);
    try (IsoReader before = IsoReader.open(folder.resolve("bootimage.iso"));
        IsoReader after = IsoReader.open(copy)) {
      assertThat(EfiImage.isSigned(before.read(EFI))).isTrue();
      assertThat(EfiImage.isSigned(after.read(EFI))).isFalse();
      assertThat(IsoInspector.inspect(before.file(), false).loader())
          .isEqualTo(LoaderSignature.SIGNED);
      assertThat(IsoInspector.inspect(copy, false).loader()).isEqualTo(LoaderSignature.MISSING);
      assertThat(after.length()).isEqualTo(before.length());
      for (IsoEntry entry : before.entries()) {
        if (entry.isFile() && !entry.path().equals(EFI)) {
          assertThat(after.md5(entry)).as(entry.path()).isEqualTo(before.md5(entry));
        }
      }
    }
  }

  @Test
  void an_iso_whose_loader_is_no_program_is_refused_and_nothing_is_written() {
    Path iso = SampleIso.in(folder).make();
    assertThat(IsoInspector.inspect(iso, false).loader()).isEqualTo(LoaderSignature.UNKNOWN);
    Path copy = folder.resolve("unsigned.iso");
    assertThatThrownBy(() -> UnsignedIso.copy(iso, copy)).isInstanceOf(ImageException.class);
    assertThat(copy).doesNotExist();
  }
}
