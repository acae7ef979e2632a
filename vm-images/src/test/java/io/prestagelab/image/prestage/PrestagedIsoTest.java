package io.prestagelab.image.prestage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.prestagelab.image.Progress;
import io.prestagelab.image.StockTool;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.sample.SampleArchive;
import io.prestagelab.image.sample.SampleIso;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A prestaged ISO with two archives, read back by this reader and by the stock tools. */
final class PrestagedIsoTest {

  private static final String BUNDLE = "opt/platform-backup/22.06/";

  @TempDir static Path folder;

  private static Path input;
  private static Path output;
  private static PrestageReport report;

  @BeforeAll
  static void build() {
    input = SampleIso.in(folder).make();
    output = folder.resolve("prestaged.iso");
    Path first = SampleArchive.of(folder.resolve("container-image1.tar.gz"), 100_000, 11);
    Path second = SampleArchive.of(folder.resolve("container-image2.tar.gz"), 200_000, 12);
    report =
        new PrestagedIsoBuilder(
                PrestageSettings.of(input, output).withImages(List.of(first, second)))
            .build(Progress.SILENT);
  }

  @Test
  void the_bundle_is_in_the_release_directory() {
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.list(BUNDLE.substring(0, BUNDLE.length() - 1)))
          .extracting(IsoEntry::name)
          .containsExactlyInAnyOrder(
              "bootimage.iso",
              "bootimage.md5",
              "container-image1.tar.gz",
              "container-image2.tar.gz",
              "container-image.tar.gz.md5");
      assertThat(iso.volume().volumeId()).isEqualTo("oe_prestaged_iso_boot");
    }
  }

  @Test
  void the_tree_as_xorriso_extracts_it_holds_what_the_md5_files_say() throws Exception {
    Path extracted = folder.resolve("extracted");
    StockTool.named("xorriso", "xorriso")
        .run(
            List.of(
                "-osirrox",
                "on",
                "-indev",
                output.toString(),
                "-extract",
                "/",
                extracted.toString()));
    assertThat(Files.mismatch(extracted.resolve(BUNDLE + "bootimage.iso"), input)).isEqualTo(-1);
    for (String same :
        List.of("vmlinuz", "initrd.img", "LiveOS/squashfs.img", "upgrades/version")) {
      assertThat(Files.mismatch(extracted.resolve(same), folder.resolve("tree").resolve(same)))
          .as(same)
          .isEqualTo(-1);
    }
    StockTool shell = StockTool.named("sh", "dash");
    String checked =
        shell.run(
            List.of(
                "-c",
                "cd '"
                    + extracted.resolve(BUNDLE)
                    + "' && md5sum -c bootimage.md5 container-image.tar.gz.md5"));
    assertThat(checked.lines()).hasSize(3).allMatch(line -> line.endsWith(": OK"));
  }

  /** Each reads the volume by code of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"isoinfo -R -f -i %s", "7z l -ba %s", "xorriso -indev %s -find /"})
  void other_readers_see_the_same_tree(String command) {
    List<String> words = List.of(command.formatted(output).split(" "));
    String seen = StockTool.named(words.get(0), words.get(0)).run(words.subList(1, words.size()));
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.entries())
          .hasSizeGreaterThan(20)
          .allMatch(entry -> seen.contains(entry.path()));
    }
  }

  @Test
  void the_media_check_passes() {
    StockTool checker = StockTool.named("checkisomd5", "isomd5sum");
    assertThatCode(() -> checker.run(List.of(output.toString()))).doesNotThrowAnyException();
  }

  @Test
  void the_installation_iso_is_in_the_output_once() throws Exception {
    assertThat(report.sharedBytes()).isGreaterThan(2_000_000);
    assertThat(report.size()).isLessThan(Files.size(input) + 4 * (1 << 20));
  }

  @Test
  void the_menu_has_its_colour() {
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.readText("isolinux.cfg")).contains("\nmenu background #ff555555\n");
    }
  }

  @Test
  void both_loaders_have_the_same_menu_inside_and_outside_the_efi_image() {
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.readText("isolinux.cfg")).isEqualTo(iso.readText("syslinux.cfg"));
      assertThat(EfiImage.read(iso.read("images/efiboot.img"), "EFI/BOOT/grub.cfg"))
          .isEqualTo(iso.readText("EFI/BOOT/grub.cfg"))
          .contains("linuxefi /vmlinuz inst.text inst.gpt boot_device=sda rootfs_device=sda");
    }
  }
}
