package io.prestagelab.image.iso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.sample.SampleIso;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IsoReaderTest {

  @TempDir static Path folder;
  private static Path iso;

  @BeforeAll
  static void make() {
    iso = SampleIso.in(folder).make();
  }

  @Test
  void rock_ridge_names_sizes_and_content_are_read() throws Exception {
    try (IsoReader reader = IsoReader.open(iso)) {
      String name =
          "Packages/a-package-with-a-name-beyond-what-iso9660-can-hold-1.0.0-1.tis.1.x86_64.rpm";
      assertThat(reader.read(name))
          .isEqualTo(Files.readAllBytes(folder.resolve("tree").resolve(name)));
      assertThat(reader.readText("/upgrades/version")).isEqualTo("VERSION=22.06\n");
      assertThat(reader.find("LiveOS").orElseThrow().isDirectory()).isTrue();
      assertThat(reader.find("nowhere")).isEmpty();
      assertThat(reader.volume().volumeId()).isEqualTo("oe_iso_boot");
    }
  }

  @Test
  void the_boot_catalogue_names_both_firmwares() {
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.bootImages())
          .extracting(BootImage::platform)
          .containsExactly(BootImage.Platform.BIOS, BootImage.Platform.EFI);
    }
  }

  @Test
  void a_file_that_is_no_iso_is_refused_in_a_line() throws Exception {
    Path text = Files.writeString(folder.resolve("text.iso"), "no ISO at all\n".repeat(9000));
    assertRefused(text, "is not an ISO 9660 image");
  }

  @Test
  void an_empty_file_is_refused_in_a_line() throws Exception {
    assertRefused(Files.createFile(folder.resolve("empty.iso")), "is not an ISO 9660 image");
  }

  @Test
  void a_truncated_iso_is_refused_in_a_line() throws Exception {
    Path copy = Files.copy(iso, folder.resolve("truncated.iso"));
    try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
      file.setLength(1 << 20);
    }
    assertRefused(copy, "is truncated");
  }

  @Test
  void a_missing_file_is_refused_in_a_line() {
    assertRefused(folder.resolve("missing.iso"), "there is no such file");
  }

  /**
   * Damage anywhere in the descriptors and directories is refused or read past, never a crash or an
   * endless walk.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void damage_never_ends_in_anything_but_a_refusal(int seed) throws Exception {
    byte[] whole = Files.readAllBytes(iso);
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 40; i++) {
        damaged[(16 + random.nextInt(40)) * 2048 + random.nextInt(2048)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("damaged.iso"), damaged);
      try (IsoReader reader = IsoReader.open(file)) {
        assertThat(reader.entries()).isNotNull();
      } catch (ImageException refused) {
        assertThat(refused.getMessage())
            .as("seed %d round %d", seed, round)
            .contains("damaged.iso");
      }
    }
  }

  private static void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> IsoReader.open(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(why);
  }
}
