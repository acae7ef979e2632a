package io.prestagelab.image.prestage;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.Progress;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.MenuTimeout;
import io.prestagelab.image.inspect.IsoDifference;
import io.prestagelab.image.inspect.IsoInspection;
import io.prestagelab.image.inspect.IsoInspection.BundleFile;
import io.prestagelab.image.inspect.IsoInspection.Sum;
import io.prestagelab.image.inspect.IsoInspector;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.sample.SampleArchive;
import io.prestagelab.image.sample.SampleIso;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options do to the ISO. */
final class PrestageOptionsTest {

  /** One time for all builds: two by the clock may differ in the times within their images. */
  private static final BuildTime TIME = BuildTime.of("1660000000");

  @TempDir Path folder;

  private SampleIso sample;
  private Path input;
  private Path output;

  @BeforeEach
  void make() {
    sample = SampleIso.in(folder);
    input = sample.make();
    output = folder.resolve("out.iso");
  }

  @Test
  void parameters_are_on_every_entry_of_both_loaders() {
    build(
        settings()
            .withParameters(BootParameter.parse("boot_device=/dev/nvme0n1,nmi_watchdog=panic")));
    IsoInspection seen = IsoInspector.inspect(output, false);
    assertThat(seen.menus())
        .hasSize(3)
        .allSatisfy(
            menu ->
                assertThat(menu.entries())
                    .hasSize(2)
                    .allSatisfy(
                        entry ->
                            assertThat(entry.arguments())
                                .containsOnlyOnce("boot_device=")
                                .contains(
                                    "boot_device=/dev/nvme0n1",
                                    "nmi_watchdog=panic",
                                    "rootfs_device=sda")));
  }

  @Test
  void a_console_parameter_replaces_the_console_of_both_entries() {
    build(settings().withParameters(BootParameter.parse("console=ttyS1,9600")));
    assertThat(IsoInspector.inspect(output, false).menus())
        .flatExtracting(menu -> menu.entries())
        .allMatch(entry -> entry.arguments().contains("console=ttyS1,9600"))
        .noneMatch(entry -> entry.arguments().contains("tty0"));
  }

  @Test
  void timeout_zero_keeps_the_options_after_it() {
    build(settings().withTimeout(new MenuTimeout(0)).withForceInstall(true).withDefaultBoot(0));
    IsoInspection seen = IsoInspector.inspect(output, false);
    assertThat(seen.menus()).extracting(menu -> menu.timeout()).containsOnly("at once");
    assertThat(seen.menus())
        .extracting(menu -> menu.defaultEntry())
        .containsExactly("0", "0", "serial");
    assertThat(seen.menus().get(0).entries().get(0).arguments()).contains(" force_install ");
  }

  @Test
  void setup_and_addon_get_their_names_at_the_root() throws Exception {
    Path setup = Files.writeString(folder.resolve("my setup.cfg"), "setup");
    Path addon = Files.writeString(folder.resolve("my-addon.cfg"), "addon");
    build(settings().withSetup(setup).withAddon(addon));
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.readText("ks-setup.cfg")).isEqualTo("setup");
      assertThat(iso.readText("ks-addon.cfg")).isEqualTo("addon");
    }
  }

  @Test
  void an_input_not_called_iso_is_embedded_unharmed_and_has_its_sum() throws Exception {
    Path odd = Files.copy(input, folder.resolve("bootimage.ISO"));
    build(PrestageSettings.of(odd, output));
    IsoInspection seen = IsoInspector.inspect(output, true);
    assertThat(seen.bundle())
        .extracting(BundleFile::name)
        .containsExactlyInAnyOrder("bootimage.ISO.iso", "bootimage.ISO.md5");
    assertThat(seen.bundle())
        .filteredOn(each -> each.name().endsWith(".iso"))
        .extracting(BundleFile::sum)
        .containsOnly(Sum.HOLDS);
  }

  @Test
  void the_output_may_have_the_longest_name_there_is() throws Exception {
    Path long1 = folder.resolve("ü".repeat(125) + "1.iso");
    build(PrestageSettings.of(input, long1));
    assertThat(long1).isRegularFile();
    try (var files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().contains("unfinished"));
    }
  }

  @Test
  void grub_commands_are_those_of_the_input_however_it_sets_blanks() {
    Path tab =
        sample.file("EFI/BOOT/grub.cfg", "menuentry x {\n\tlinux\t/vmlinuz\n}\n").make("t.iso");
    build(PrestageSettings.of(tab, output));
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.readText("EFI/BOOT/grub.cfg"))
          .contains(" linux /vmlinuz")
          .doesNotContain("linuxefi");
    }
  }

  @Test
  void a_prestaged_iso_as_input_leaves_no_stale_sums_behind() {
    build(settings().withImages(List.of(SampleArchive.of(folder.resolve("old.tar.gz"), 100, 1))));
    Path again = folder.resolve("again.iso");
    build(PrestageSettings.of(output, again));
    assertThat(IsoInspector.inspect(again, true).bundle())
        .extracting(BundleFile::name)
        .containsExactlyInAnyOrder("out.iso", "out.md5");
  }

  @Test
  void sharing_makes_it_smaller_and_changes_nothing_in_the_tree() throws Exception {
    build(settings());
    Path unshared = folder.resolve("unshared.iso");
    build(PrestageSettings.of(input, unshared).withShare(false));
    assertThat(IsoDifference.between(output, unshared)).isEmpty();
    assertThat(Files.size(unshared)).isGreaterThan(Files.size(output) + 2_000_000);
  }

  @Test
  void the_same_inputs_at_the_same_time_give_the_same_bytes() throws Exception {
    Path archive = SampleArchive.of(folder.resolve("images.tar.gz"), 1000, 1);
    build(settings().withImages(List.of(archive)));
    Files.setLastModifiedTime(archive, FileTime.from(Instant.now()));
    Path again = folder.resolve("again.iso");
    build(PrestageSettings.of(input, again).withImages(List.of(archive)));
    assertThat(Files.mismatch(output, again)).isEqualTo(-1);
  }

  @Test
  void everything_an_inspection_checks_holds() {
    build(
        settings().withImages(List.of(SampleArchive.of(folder.resolve("images.tar.gz"), 1000, 1))));
    IsoInspection seen = IsoInspector.inspect(output, true);
    assertThat(seen.kind()).isEqualTo(IsoInspection.Kind.PRESTAGED);
    assertThat(seen.version()).isEqualTo("22.06");
    assertThat(seen.hybrid()).isTrue();
    assertThat(seen.mediaCheck()).isEqualTo(Sum.HOLDS);
    assertThat(seen.isSound()).isTrue();
  }

  @Test
  void a_sum_of_a_file_that_is_not_there_is_told_apart_from_a_file_without_a_sum() {
    Path odd =
        sample
            .file("opt/platform-backup/22.06/a.tar.gz.md5", "0".repeat(32) + "  a.tar.gz\n")
            .make("odd.iso");
    IsoInspection seen = IsoInspector.inspect(odd, true);
    assertThat(seen.bundle())
        .extracting(each -> each.name() + ": " + each.sum().words())
        .containsExactlyInAnyOrder("a.tar.gz: file missing", "a.tar.gz.md5: no sum");
    assertThat(seen.isSound()).isFalse();
  }

  @Test
  void a_flipped_bit_in_the_bundle_is_seen_by_an_inspection() throws Exception {
    build(settings());
    long size = Files.size(output);
    try (java.io.RandomAccessFile file = new java.io.RandomAccessFile(output.toFile(), "rw")) {
      file.seek(size / 2);
      int before = file.read();
      file.seek(size / 2);
      file.write(before ^ 1);
    }
    IsoInspection seen = IsoInspector.inspect(output, true);
    assertThat(seen.mediaCheck()).isEqualTo(Sum.DIFFERS);
    assertThat(seen.bundle()).extracting(BundleFile::sum).contains(Sum.DIFFERS);
  }

  private PrestageSettings settings() {
    return PrestageSettings.of(input, output);
  }

  private static void build(PrestageSettings settings) {
    new PrestagedIsoBuilder(settings, TIME).build(Progress.SILENT);
  }
}
