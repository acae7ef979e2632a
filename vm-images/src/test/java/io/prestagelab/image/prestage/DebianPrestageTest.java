package io.prestagelab.image.prestage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.StockTool;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.boot.MenuTimeout;
import io.prestagelab.image.inspect.IsoInspection;
import io.prestagelab.image.inspect.IsoInspection.Sum;
import io.prestagelab.image.inspect.IsoInspector;
import io.prestagelab.image.inspect.LoaderMenu;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.sample.SampleArchive;
import io.prestagelab.image.sample.SampleIso;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prestaged ISOs of the Debian generation, and where its script goes wrong. */
final class DebianPrestageTest {

  private static final String DEVICES =
      "rootfs_device=/dev/vda,boot_device=/dev/vda,persistent_size=30000";
  private static final BuildTime TIME = BuildTime.of("1726400000");

  @TempDir Path folder;

  private SampleIso sample;
  private Path output;

  @BeforeEach
  void make() {
    sample = SampleIso.debian(folder);
    output = folder.resolve("prestaged.iso");
  }

  @Test
  void tree_repository_and_bundle_are_on_the_iso() {
    build(settings().withImages(List.of(archive("a.tar.gz"), archive("b.tar.gz"))));
    IsoInspection seen = IsoInspector.inspect(output, true);
    assertThat(seen.kind()).isEqualTo(IsoInspection.Kind.PRESTAGED);
    assertThat(seen.generation()).isEqualTo(Generation.DEBIAN);
    assertThat(seen.label()).isEqualTo("instboot");
    assertThat(seen.mediaCheck()).isEqualTo(Sum.NONE);
    assertThat(seen.repositoryCheck()).isEqualTo(Sum.HOLDS);
    assertThat(seen.bundle())
        .extracting(each -> each.name() + ": " + each.sum())
        .containsExactlyInAnyOrder(
            "a.tar.gz: HOLDS", "b.tar.gz: HOLDS", "container-image.tar.gz.md5: NONE");
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.find("kickstart_patch")).isPresent();
      assertThat(iso.find("pxeboot")).isEmpty();
      assertThat(iso.hasFile("bzImage-rt")).isTrue();
    }
  }

  /** By the tools that StarlingX uses. */
  @Test
  void the_repository_checksum_is_what_md5sum_and_sort_say() throws Exception {
    build(settings());
    String said =
        StockTool.named("sh", "dash")
            .run(
                List.of(
                    "-c",
                    "cd '%s' && find ostree_repo -type f -exec md5sum {} + | LC_ALL=C sort | md5sum"
                        .formatted(sample.tree())));
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.readText(".ostree_repo_checksum")).isEqualTo(said.split(" ")[0] + "\n");
    }
  }

  @Test
  void the_command_line_of_both_loaders() {
    build(settings().withForceInstall(true));
    String common =
        "initrd=/initrd instdate=@1726400000 instw=60 instiso=instboot biosplusefi=1 instnet=0"
            + " ks=file:///kickstart/kickstart.cfg rdinit=/install instname=debian"
            + " instbr=starlingx instab=0 insturl=file://NOT_SET prestage ip="
            + " BLM=2506 FSZ=32 BSZ=512 RSZ=20480 VSZ=20480 instl=/ostree_repo instdev=/dev/vda"
            + " inst_ostree_root=/dev/mapper/cgts--vg-root--lv"
            + " inst_ostree_var=/dev/mapper/cgts--vg-var--lv force_install"
            + " rootfs_device=/dev/vda boot_device=/dev/vda persistent_size=30000";
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.readText("isolinux/isolinux.cfg"))
          .contains("  kernel /bzImage-std\n    ipappend 2\n")
          .contains(
              common
                  + " defaultkernel=vmlinuz*[!t]-amd64 traits=controller,worker"
                  + " cloud-init=enabled console=ttyS0,115200 console=tty0\n");
      assertThat(iso.readText("EFI/BOOT/grub.cfg"))
          .contains(
              "linux /bzImage-std "
                  + common
                  + " 'defaultkernel=vmlinuz*[!t]-amd64' traits=controller console=ttyS0,115200"
                  + " serial\n    initrd /initrd\n");
      assertThat(EfiImage.read(iso.read("efi.img"), "EFI/BOOT/grub.cfg"))
          .isEqualTo(iso.readText("EFI/BOOT/grub.cfg"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, prestage-install>serial",
    "1, prestage-install>graphical",
    "2, cloud-init-aio>serial",
    "3, cloud-init-aio>graphical",
    "4, cloud-init-controller>serial",
    "5, cloud-init-controller>graphical"
  })
  void six_entries_have_the_same_numbers_in_both_loaders(int number, String id) {
    build(settings().withDefaultBoot(number));
    List<LoaderMenu> menus = IsoInspector.inspect(output, false).menus();
    assertThat(menus).extracting(LoaderMenu::defaultEntry).containsExactly("" + number, id);
    assertThat(menus.get(0).entries()).hasSize(6);
    assertThat(menus.get(1).entries().get(number).id()).isEqualTo(id);
    assertThat(menus.get(1).entries().get(number).title())
        .isEqualTo(menus.get(0).entries().get(number).title());
  }

  @Test
  void a_seventh_entry_is_refused() {
    assertRefused(settings().withDefaultBoot(6), "Invalid default boot menu option: 6");
  }

  @Test
  void timeout_zero_is_at_once_in_both_loaders_and_keeps_the_other_options() {
    build(settings().withTimeout(new MenuTimeout(0)).withForceInstall(true).withDefaultBoot(2));
    List<LoaderMenu> menus = IsoInspector.inspect(output, false).menus();
    assertThat(menus).extracting(LoaderMenu::timeout).containsOnly("at once");
    assertThat(menus.get(0).defaultEntry()).isEqualTo("2");
  }

  @Test
  void a_value_keeps_its_commas_and_a_bare_word_stays_one() {
    build(settings("isolcpus=1,2,nomodeset"));
    assertThat(arguments()).contains(" isolcpus=1,2,nomodeset ");
    Path other = folder.resolve("other.iso");
    output = other;
    build(settings("nomodeset"));
    assertThat(arguments()).contains(" nomodeset ").doesNotContain("nomodeset=");
  }

  @Test
  void the_disk_is_the_last_one_named_and_none_if_none_is() {
    build(settings("boot_device=/dev/vdb,rootfs_device=/dev/vda"));
    assertThat(arguments()).contains(" instdev=/dev/vda ");
    output = folder.resolve("none.iso");
    PrestageReport report = build(PrestageSettings.of(input(), output));
    assertThat(arguments()).contains(" instdev= ");
    assertThat(report.warnings())
        .hasSize(2)
        .allMatch(each -> each.contains("the installer would choose a disk"));
  }

  @Test
  void parameters_stand_before_the_menus_own_and_that_is_warned_of() {
    PrestageReport report = build(settings(DEVICES + ",traits=x,console=ttyS1"));
    assertThat(arguments()).containsSubsequence("traits=x console=ttyS1", "traits=controller");
    assertThat(report.warnings()).hasSize(2).allMatch(each -> each.contains("has no effect"));
  }

  @Test
  void setup_and_addon_get_the_names_that_the_kickstart_reads() throws IOException {
    Path setup = Files.writeString(folder.resolve("setup.txt"), "setup");
    Path addon = Files.writeString(folder.resolve("ks-addon.cfg"), "addon");
    PrestageReport report = build(settings().withSetup(setup).withAddon(addon));
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.readText("ks-setup.cfg")).isEqualTo("setup");
      assertThat(iso.readText("ks-addon.cfg")).isEqualTo("addon");
    }
    assertThat(report.warnings()).singleElement().asString().contains("becomes ks-setup.cfg");
  }

  @Test
  void a_kickstart_patch_is_started_in_the_place_of_the_own() throws IOException {
    Path patch = Files.writeString(folder.resolve("kickstart.cfg"), "feed/rel-24.09 mine");
    build(settings().withKickstartPatches(List.of(patch)));
    assertThat(arguments()).contains(" ks=file:///kickstart_patch/kickstart.cfg ");
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.readText("kickstart_patch/kickstart.cfg")).endsWith("mine");
      assertThat(iso.readText("kickstart/kickstart.cfg")).doesNotContain("mine");
    }
  }

  @Test
  void a_kickstart_patch_that_would_not_be_started_is_refused() throws IOException {
    Path patch = Files.writeString(folder.resolve("my-kickstart.cfg"), "feed/rel-24.09");
    assertRefused(settings().withKickstartPatches(List.of(patch)), "none is called kickstart.cfg");
  }

  @ParameterizedTest
  @CsvSource({"24.03", "xxxPLATFORM_RELEASExxx"})
  void a_kickstart_of_another_release_is_refused(String release) throws IOException {
    Path patch = Files.writeString(folder.resolve("kickstart.cfg"), "feed/rel-" + release + "/x");
    assertRefused(
        settings().withKickstartPatches(List.of(patch)), "the kickstart is for release " + release);
    sample.file("kickstart/kickstart.cfg", "feed/rel-" + release + "/x");
    assertRefused(settings(), "the kickstart is for release " + release);
  }

  @Test
  void an_iso_without_a_kickstart_is_refused() {
    sample.without("kickstart/kickstart.cfg");
    assertRefused(settings(), "Failed to find required file 'kickstart/kickstart.cfg'");
  }

  @Test
  void a_damaged_repository_is_refused_before_work() throws IOException {
    Path objects = sample.tree().resolve("ostree_repo/objects");
    try (var files = Files.walk(objects)) {
      Path object =
          files.filter(file -> file.toString().endsWith(".filez")).findAny().orElseThrow();
      Files.write(object, new byte[] {1, 2, 3, 4});
    }
    assertRefused(settings(), "the ostree repository of");
  }

  @Test
  void a_prestaged_iso_as_input_keeps_its_archives_and_their_sums() {
    build(settings().withImages(List.of(archive("old.tar.gz"))));
    Path again = folder.resolve("again.iso");
    new PrestagedIsoBuilder(
            PrestageSettings.of(output, again).withImages(List.of(archive("new.tar.gz"))), TIME)
        .build(Progress.SILENT);
    assertThat(IsoInspector.inspect(again, true).bundle())
        .filteredOn(each -> each.sum() == Sum.HOLDS)
        .extracting(each -> each.name())
        .containsExactlyInAnyOrder("old.tar.gz", "new.tar.gz");
    assertThatThrownBy(
            () ->
                new PrestagedIsoBuilder(
                        PrestageSettings.of(output, folder.resolve("third.iso"))
                            .withImages(List.of(archive("old.tar.gz"))))
                    .build(Progress.SILENT))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("two files of the bundle would be called old.tar.gz");
  }

  @Test
  void an_archive_of_exactly_four_gigabytes_is_allowed_here() throws IOException {
    Path archive = archive("large.tar.gz");
    try (var file = new java.io.RandomAccessFile(archive.toFile(), "rw")) {
      file.setLength(InputChecks.FOUR_GB + 1);
    }
    assertRefused(settings().withImages(List.of(archive)), "exceeds the 4 GB limit");
    try (IsoReader reader = IsoReader.open(input())) {
      PrestageSettings settings = settings();
      assertThat(
              PrestagedIsoBuilder.flavour(
                      io.prestagelab.image.install.InstallationIso.of(reader), settings, TIME)
                  .largestFile())
          .isEqualTo(4_000_000_000L);
    }
  }

  @Test
  void kernels_that_are_there_twice_are_written_once() {
    PrestageReport report = build(settings());
    assertThat(report.sharedBytes()).isBetween(1_100_000L, 1_200_000L);
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.find("bzImage").orElseThrow().extents())
          .isEqualTo(iso.find("bzImage-std").orElseThrow().extents());
      assertThat(iso.read("bzImage")).isEqualTo(SampleIso.noise(1_100_000, 1));
    }
    output = folder.resolve("unshared.iso");
    assertThat(build(settings().withShare(false)).size()).isGreaterThan(report.size());
  }

  @Test
  void the_same_inputs_at_the_same_time_give_the_same_bytes() throws IOException {
    Path input = input();
    List<Path> images = List.of(archive("a.tar.gz"));
    build(PrestageSettings.of(input, output).withImages(images));
    Path first = output;
    output = folder.resolve("again.iso");
    build(PrestageSettings.of(input, output).withImages(images));
    assertThat(Files.mismatch(first, output)).isEqualTo(-1);
  }

  /** Each reads the volume by code of its own; the last reads Joliet only. */
  @ParameterizedTest
  @CsvSource({"isoinfo -R -f -i %s", "xorriso -indev %s -find /", "isoinfo -J -f -i %s"})
  void other_readers_see_the_same_tree(String command) {
    build(settings());
    List<String> words = List.of(command.formatted(output).split(" "));
    String seen = StockTool.named(words.get(0), words.get(0)).run(words.subList(1, words.size()));
    try (IsoReader iso = IsoReader.open(output)) {
      assertThat(iso.entries())
          .hasSizeGreaterThan(60)
          .filteredOn(entry -> entry.kind() != IsoEntry.Kind.SYMLINK)
          .allMatch(entry -> seen.contains(entry.path()));
    }
  }

  /** Loaders without Rock Ridge read these. */
  @Test
  void plain_names_are_the_real_ones() {
    build(settings());
    String plain = StockTool.named("isoinfo", "genisoimage").run(List.of("-f", "-i", "" + output));
    assertThat(plain.lines()).contains("/bzImage-std", "/initrd", "/isolinux/isolinux.cfg");
  }

  private Path archive(String name) {
    return SampleArchive.of(folder.resolve(name), 1000, 1);
  }

  private Path input() {
    return sample.make();
  }

  private PrestageSettings settings() {
    return settings(DEVICES);
  }

  private PrestageSettings settings(String parameters) {
    return PrestageSettings.of(input(), output).withParameters(BootParameter.parse(parameters));
  }

  private String arguments() {
    return IsoInspector.inspect(output, false).menus().get(0).entries().get(0).arguments();
  }

  private static PrestageReport build(PrestageSettings settings) {
    return new PrestagedIsoBuilder(settings, TIME).build(Progress.SILENT);
  }

  private void assertRefused(PrestageSettings settings, String why) {
    assertThatThrownBy(() -> build(settings))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
    assertThat(output).doesNotExist();
  }
}
