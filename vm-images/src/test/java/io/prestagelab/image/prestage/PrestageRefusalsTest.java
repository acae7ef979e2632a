package io.prestagelab.image.prestage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeSettings;
import io.prestagelab.image.iso.VolumeStyle;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.iso.VolumeWriter;
import io.prestagelab.image.sample.SampleArchive;
import io.prestagelab.image.sample.SampleIso;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What cannot become a prestaged ISO is refused in one line, before any work, and nothing is left
 * behind.
 */
final class PrestageRefusalsTest {

  @TempDir Path folder;

  private SampleIso sample;
  private Path output;

  @BeforeEach
  void make() throws Exception {
    sample = SampleIso.in(folder);
    output = Files.createDirectory(folder.resolve("out")).resolve("prestaged.iso");
  }

  @AfterEach
  void nothing_is_left_behind() throws Exception {
    try (var files = Files.list(output.getParent())) {
      assertThat(files.toList()).isEmpty();
    }
  }

  @Test
  void an_iso_without_a_version() {
    assertRefused(settings(sample.without("upgrades/version").make()), "Version info not found on");
  }

  @Test
  void an_iso_with_an_empty_version() {
    assertRefused(
        settings(sample.file("upgrades/version", "VERSION=\n").make()),
        "Failed to determine version");
  }

  @Test
  void an_iso_that_is_half_of_the_debian_generation() {
    assertRefused(
        settings(sample.file("ostree_repo/config", "[core]\n").make()),
        "of the Debian generation: it has no isolinux/isolinux.bin");
  }

  @Test
  void an_iso_of_neither_generation() {
    VolumeTree tree = new VolumeTree(Instant.EPOCH);
    tree.file("boot.bin", new Content.Text(new byte[4096]));
    Path iso = folder.resolve("other.iso");
    new VolumeWriter(
            new VolumeSettings(
                "x", Instant.EPOCH, "boot.bin", null, "boot.cat", null, VolumeStyle.CHECKED),
            tree)
        .write(iso, Progress.SILENT);
    assertRefused(settings(iso), "it has neither vmlinuz nor ostree_repo");
  }

  @Test
  void an_iso_of_another_kind() {
    assertRefused(settings(sample.without("vmlinuz").make()), "it has no vmlinuz");
  }

  @Test
  void two_archives_of_one_name() throws Exception {
    Path first = archive("a");
    Path second = archive("b");
    assertRefused(
        settings(sample.make()).withImages(List.of(first, second)), "two files of the bundle");
  }

  @Test
  void an_archive_of_another_suffix() throws Exception {
    Path archive = SampleArchive.of(folder.resolve("images.tgz"), 10, 1);
    assertRefused(settings(sample.make()).withImages(List.of(archive)), "must end in .tar.gz");
  }

  @Test
  void an_archive_that_is_not_compressed() throws Exception {
    Path archive = Files.writeString(folder.resolve("images.tar.gz"), "plain");
    assertRefused(settings(sample.make()).withImages(List.of(archive)), "not compressed by gzip");
  }

  @Test
  void an_archive_of_something_else() throws Exception {
    Path archive = folder.resolve("backup.tar.gz");
    io.prestagelab.image.StockTool.named("tar", "tar")
        .run(List.of("-czf", archive.toString(), "-C", folder.toString(), "tree/upgrades"));
    assertRefused(
        settings(sample.make()).withImages(List.of(archive)), "no archive of docker save");
  }

  @Test
  void an_archive_of_four_gigabytes() throws Exception {
    Path archive = SampleArchive.of(folder.resolve("large.tar.gz"), 10, 1);
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
      file.setLength(InputChecks.FOUR_GB);
    }
    assertRefused(settings(sample.make()).withImages(List.of(archive)), "exceeds the 4 GB limit");
  }

  @Test
  void a_missing_input() {
    assertRefused(settings(folder.resolve("missing.iso")), "is invalid: there is no such file");
  }

  @Test
  void a_folder_as_input() {
    assertRefused(settings(folder), "is invalid: it is a folder");
  }

  @Test
  void a_pipe_as_input() {
    Path pipe = folder.resolve("pipe");
    io.prestagelab.image.StockTool.named("mkfifo", "coreutils").run(List.of(pipe.toString()));
    assertRefused(settings(pipe), "no regular file");
  }

  @Test
  void a_link_to_nowhere_as_input() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.iso"), folder.resolve("nowhere"));
    assertRefused(settings(link), "a link to nowhere");
  }

  @Test
  void a_link_to_nowhere_as_output() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("out.iso"), folder.resolve("nowhere"));
    assertRefused(PrestageSettings.of(sample.make(), link), "a link to nowhere");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void an_output_name_that_no_file_system_takes() {
    Path output = folder.resolve("o".repeat(252) + ".iso");
    assertRefused(PrestageSettings.of(sample.make(), output), "longer than 255 bytes");
  }

  @Test
  void a_missing_output_folder() {
    PrestageSettings settings =
        PrestageSettings.of(sample.make(), folder.resolve("nowhere/out.iso"));
    assertRefused(settings, "does not exist");
  }

  @Test
  void an_output_that_exists_is_left_alone() throws Exception {
    Path existing = Files.writeString(folder.resolve("existing.iso"), "mine");
    assertRefused(PrestageSettings.of(sample.make(), existing), "exists");
    assertThat(existing).hasContent("mine");
  }

  @Test
  void a_menu_entry_that_is_not_there() {
    assertRefused(
        settings(sample.make()).withDefaultBoot(2), "Invalid default boot menu option: 2");
  }

  @Test
  void an_archive_beyond_the_recommended_size_is_warned_of_only() throws Exception {
    Path archive = SampleArchive.of(folder.resolve("large.tar.gz"), 10, 1);
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
      file.setLength(InputChecks.RECOMMENDED_ARCHIVE + 1);
    }
    PrestageSettings settings = settings(sample.make()).withImages(List.of(archive));
    try (IsoReader reader = IsoReader.open(settings.input())) {
      PrestageFlavour flavour =
          PrestagedIsoBuilder.flavour(InstallationIso.of(reader), settings, BuildTime.of("0"));
      assertThat(new InputChecks(settings, flavour).run())
          .singleElement()
          .asString()
          .contains("2.5 GB");
    }
  }

  private Path archive(String subfolder) throws Exception {
    Path place = Files.createDirectory(folder.resolve(subfolder));
    return SampleArchive.of(place.resolve("images.tar.gz"), 10, 1);
  }

  private PrestageSettings settings(Path input) {
    return PrestageSettings.of(input, output);
  }

  private static void assertRefused(PrestageSettings settings, String why) {
    assertThatThrownBy(() -> new PrestagedIsoBuilder(settings).build(Progress.SILENT))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
  }
}
