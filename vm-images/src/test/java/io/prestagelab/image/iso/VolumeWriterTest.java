package io.prestagelab.image.iso;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.Progress;
import io.prestagelab.image.StockTool;
import io.prestagelab.image.sample.SampleIso;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes as others read them. */
final class VolumeWriterTest {

  private static final Instant MADE = Instant.parse("2022-06-15T10:20:30Z");
  private static final String LONG_NAME = "n".repeat(230) + ".txt";

  @TempDir Path folder;

  private VolumeTree tree;
  private Path iso;

  @BeforeEach
  void tree() {
    tree = new VolumeTree(MADE);
    tree.file("boot.bin", new Content.Text(SampleIso.noise(4096, 1)));
    iso = folder.resolve("out.iso");
  }

  @Test
  void very_long_names_and_links_come_back() {
    tree.file("d/" + LONG_NAME, Content.text("long"));
    tree.symlink("d/link", "../a/b", new Attributes(0xA1FF, 0, 0, MADE));
    write();
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.readText("d/" + LONG_NAME)).isEqualTo("long");
      assertThat(reader.find("d/link").orElseThrow().linkTarget()).isEqualTo("../a/b");
    }
    assertThat(xorriso("-lsl", "/d")).contains(LONG_NAME).contains("'link' -> '../a/b'");
  }

  @Test
  void times_modes_and_owners_are_kept() {
    tree.file("script", Content.text("#!/bin/sh\n"), new Attributes(0x81ED, 42, 751, MADE));
    write();
    assertThat(xorriso("-lsl", "/script")).contains("-rwxr-xr-x", "42", "751");
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.find("script").orElseThrow().attributes().modified()).isEqualTo(MADE);
    }
  }

  @Test
  void thousands_of_files_in_one_directory_are_all_found() {
    for (int i = 0; i < 3000; i++) {
      tree.file("Packages/package-with-the-same-beginning-" + i + ".rpm", Content.text("" + i));
    }
    write();
    assertThat(
            xorriso("-find", "/Packages", "-type", "f")
                .lines()
                .filter(line -> line.contains(".rpm")))
        .hasSize(3000);
  }

  @Test
  void deep_directories_stay_where_they_are() {
    tree.file("1/2/3/4/5/6/7/8/9/10/11/12/file", Content.text("deep"));
    write();
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.readText("1/2/3/4/5/6/7/8/9/10/11/12/file")).isEqualTo("deep");
    }
    assertThat(xorriso("-find", "/", "-type", "f")).contains("/1/2/3/4/5/6/7/8/9/10/11/12/file");
  }

  @Test
  void empty_files_are_empty() {
    tree.file("empty", new Content.Text(new byte[0]));
    write();
    assertThat(xorriso("-lsl", "/empty")).contains(" 0 ");
  }

  /** Readers take it for the file whose sector it points to: the boot catalogue, for example. */
  @Test
  void an_empty_file_points_to_no_sector_of_another_file() throws Exception {
    tree.file("empty-before-the-catalogue", new Content.Text(new byte[0]));
    write();
    Path extracted = folder.resolve("extracted");
    xorriso("-osirrox", "on", "-extract", "/empty-before-the-catalogue", extracted.toString());
    assertThat(extracted).isEmptyFile();
    try (IsoReader reader = IsoReader.open(iso)) {
      long place =
          reader.find("empty-before-the-catalogue").orElseThrow().extents().get(0).offset();
      assertThat(reader.entries())
          .filteredOn(entry -> entry.size() > 0)
          .flatExtracting(IsoEntry::extents)
          .noneMatch(extent -> extent.offset() <= place && place < extent.end());
    }
  }

  @Test
  void a_file_beyond_four_gibibytes_gets_several_extents() {
    List<Extent> whole = List.of(new Extent(0, (4L << 30) + 5000));
    tree.file("large", new Content.Stored(folder.resolve("large"), whole));
    VolumeWriter writer = new VolumeWriter(settings(), tree);
    assertThat(writer.place("large"))
        .extracting(Extent::length)
        .containsExactly(0xFFFFF800L, 7048L);
    assertThat(writer.size()).isGreaterThan(4L << 30);
  }

  /** The same with shorter extents, so that all of it can be written and read back. */
  @Test
  void a_file_of_several_extents_is_read_whole() throws Exception {
    byte[] bytes = SampleIso.noise(5 * 4096 + 100, 7);
    tree.file("large", new Content.Text(bytes));
    new VolumeWriter(settings(), tree, 4096).write(iso, Progress.SILENT);
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.find("large").orElseThrow().extents()).hasSize(6);
      assertThat(reader.read("large")).isEqualTo(bytes);
    }
    Path extracted = folder.resolve("extracted");
    xorriso("-osirrox", "on", "-extract", "/large", extracted.toString());
    assertThat(Files.readAllBytes(extracted)).isEqualTo(bytes);
  }

  private void write() {
    new VolumeWriter(settings(), tree).write(iso, Progress.SILENT);
  }

  private static VolumeSettings settings() {
    return new VolumeSettings(
        "test_volume", MADE, "boot.bin", null, "boot.cat", null, VolumeStyle.CHECKED);
  }

  private String xorriso(String... command) {
    List<String> arguments = new java.util.ArrayList<>(List.of("-indev", iso.toString()));
    arguments.addAll(List.of(command));
    return StockTool.named("xorriso", "xorriso").run(arguments);
  }
}
