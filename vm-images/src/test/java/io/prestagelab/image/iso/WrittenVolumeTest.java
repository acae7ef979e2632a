package io.prestagelab.image.iso;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.Progress;
import io.prestagelab.image.sample.SampleIso;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A volume's bytes, read as ECMA-119, El Torito and Joliet tell of them. */
class WrittenVolumeTest {
  private static final Instant MADE = Instant.parse("2022-06-15T10:20:30Z");
  private static final int SECTOR = 2048;
  private static final int ROOT = 156;

  private final byte[] loader = SampleIso.noise(4_097, 1);
  private final byte[] image = SampleIso.noise((2 << 20) + 1_000, 2);

  @TempDir Path folder;

  private VolumeTree tree;
  private Path iso;

  @BeforeEach
  void tree() throws IOException {
    iso = folder.resolve("out.iso");
    tree = new VolumeTree(MADE);
    tree.file("isolinux/isolinux.bin", new Content.Text(loader));
    tree.file("efi.img", new Content.Text(SampleIso.noise(5_000, 4)));
    Path stored = Files.write(folder.resolve("stored"), image);
    List<Extent> parts = List.of(new Extent(100, 2 << 20), new Extent(5, 50));
    tree.file("opt/platform-backup/bootimage.iso", new Content.Stored(stored, parts));
    tree.file("opt/same.iso", new Content.Stored(stored, parts));
    tree.file("opt/part", new Content.Shared("efi.img", List.of(new Extent(2048, 100))));
    tree.file("opt/none", Content.text(""));
    tree.file(
        "opt/sums",
        new Content.Md5Lines(
            "", List.of("opt/platform-backup/bootimage.iso", "opt/same.iso", "opt/none")));
    tree.symlink("opt/link", "/a/../b/./c", new Attributes(0xA1FF, 0, 0, MADE));
  }

  private byte[] shown() {
    byte[] bytes = Arrays.copyOf(Arrays.copyOfRange(image, 100, 100 + (2 << 20)), (2 << 20) + 50);
    System.arraycopy(image, 5, bytes, 2 << 20, 50);
    return bytes;
  }

  private VolumeWriter writer(VolumeStyle style) {
    Content.Text code = new Content.Text(SampleIso.noise(432, 5));
    return new VolumeWriter(
        new VolumeSettings(
            "oe_iso_boot", MADE, "isolinux/isolinux.bin", "efi.img", "boot.cat", code, style),
        tree);
  }

  private RawBytes written(VolumeStyle style) throws IOException {
    writer(style).write(iso, Progress.SILENT);
    return RawBytes.of(iso);
  }

  private static String text(RawBytes sector, int at, int length) {
    return sector.text(at, length).stripTrailing();
  }

  @ParameterizedTest
  @EnumSource
  void its_first_descriptor_tells_what_it_is(VolumeStyle style) throws IOException {
    RawBytes all = written(style);
    RawBytes primary = all.sector(16);
    assertThat(primary.text(0, 7)).isEqualTo("\1CD001\1");
    assertThat(primary.text(8, 32)).isEqualTo("LINUX" + " ".repeat(27));
    assertThat(primary.text(40, 32)).isEqualTo("oe_iso_boot" + " ".repeat(21));
    assertThat(primary.both32(80) * SECTOR).isEqualTo(all.all().length);
    assertThat(List.of(primary.both16(120), primary.both16(124), primary.both16(128)))
        .containsExactly(1, 1, SECTOR);
    assertThat(text(primary, 574, 128)).isEqualTo("oe_iso_boot");
    for (int blank : new int[] {190, 318, 446, 702}) {
      assertThat(primary.text(blank, 111)).isBlank();
    }
    assertThat(primary.text(813, 17)).isEqualTo("2022061510203000\0");
    assertThat(primary.text(830, 17)).isEqualTo("2022061510203000\0");
    assertThat(primary.text(847, 17)).isEqualTo("0000000000000000\0");
    assertThat(primary.text(864, 17)).isEqualTo("0000000000000000\0");
    assertThat(primary.u8(881)).isEqualTo(1);
    assertThat(primary.u8(ROOT)).isEqualTo(34);
  }

  @Test
  void a_boot_record_and_a_last_descriptor_follow() throws IOException {
    RawBytes all = written(VolumeStyle.CHECKED);
    assertThat(all.sector(17).text(0, 39))
        .isEqualTo("\0CD001\1EL TORITO SPECIFICATION" + "\0".repeat(9));
    assertThat(all.sector(18).text(0, 7)).isEqualTo("\377CD001\1");
  }

  @Test
  void joliets_descriptor_says_by_an_escape_sequence_that_its_names_are_ucs_2() throws IOException {
    RawBytes joliet = written(VolumeStyle.JOLIET).sector(18);
    assertThat(joliet.text(0, 7)).isEqualTo("\2CD001\1");
    assertThat(joliet.text(88, 3)).isEqualTo("%/E");
    assertThat(new String(joliet.part(40, 32).all(), StandardCharsets.UTF_16BE).strip())
        .isEqualTo("oe_iso_boot");
    assertThat(joliet.both32(132)).isPositive();
  }

  /** A directory's entry in a path table (ECMA-119 §9.4): sector, parent's number, name. */
  private record Row(long sector, int parent, String name) {}

  private static List<Row> table(RawBytes all, long sector, int size, boolean little) {
    RawBytes table = all.part(sector * SECTOR, size);
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < size; ) {
      int length = table.u8(at);
      rows.add(
          new Row(
              little ? table.le32(at + 2) : table.be32(at + 2),
              little ? table.le16(at + 6) : table.be16(at + 6),
              table.text(at + 8, length)));
      at += 8 + length + length % 2;
    }
    return rows;
  }

  @Test
  void path_tables_in_both_byte_orders_have_every_directory_behind_its_parent() throws IOException {
    RawBytes all = written(VolumeStyle.CHECKED);
    RawBytes primary = all.sector(16);
    int size = (int) primary.both32(132);
    List<Row> rows = table(all, primary.le32(140), size, true);
    assertThat(table(all, primary.be32(148), size, false)).isEqualTo(rows);
    assertThat(rows).extracting(Row::name).containsExactly("\0", "ISOLINUX", "OPT", "PLATFORM");
    assertThat(rows).extracting(Row::parent).containsExactly(1, 1, 1, 3);
    assertThat(rows.get(0).sector()).isEqualTo(primary.both32(ROOT + 2));
    for (Row row : rows) {
      assertThat(all.sector(row.sector()).both32(2)).as(row.name()).isEqualTo(row.sector());
    }
  }

  /** Records of a directory by their identifiers (ECMA-119 §9.1). */
  private static Map<String, RawBytes> records(RawBytes all, RawBytes record) {
    Map<String, RawBytes> found = new LinkedHashMap<>();
    RawBytes directory = all.part(record.both32(2) * SECTOR, (int) record.both32(10));
    for (int at = 0; at < directory.all().length && directory.u8(at) > 0; ) {
      RawBytes each = directory.part(at, directory.u8(at));
      found.put(each.text(33, each.u8(32)), each);
      at += directory.u8(at);
    }
    return found;
  }

  private static RawBytes of(Map<String, RawBytes> records, String identifier) {
    return Objects.requireNonNull(records.get(identifier), identifier);
  }

  @Test
  void records_tell_place_length_time_and_kind_and_stand_in_the_order_of_their_names()
      throws IOException {
    RawBytes all = written(VolumeStyle.CHECKED);
    Map<String, RawBytes> root = records(all, all.sector(16).part(ROOT, 34));
    assertThat(root.keySet())
        .containsExactly("\0", "\1", "BOOT.CAT;1", "EFI.IMG;1", "ISOLINUX", "OPT");
    RawBytes efi = of(root, "EFI.IMG;1");
    assertThat(efi.both32(10)).isEqualTo(5_000);
    assertThat(all.part(efi.both32(2) * SECTOR, 5_000).all()).isEqualTo(SampleIso.noise(5_000, 4));
    assertThat(efi.part(18, 7).all()).containsExactly(122, 6, 15, 10, 20, 30, 0);
    assertThat(efi.u8(25)).isZero();
    assertThat(efi.both16(28)).isEqualTo(1);
    assertThat(of(root, "OPT").u8(25)).isEqualTo(2);
  }

  /** RRIP PX: mode, links, owners; a directory has a link more for each one in it. */
  @Test
  void rock_ridge_tells_a_directorys_links() throws IOException {
    RawBytes all = written(VolumeStyle.CHECKED);
    Map<String, RawBytes> root = records(all, all.sector(16).part(ROOT, 34));
    assertThat(links(of(root, "OPT"))).isEqualTo(3);
    assertThat(links(of(root, "ISOLINUX"))).isEqualTo(2);
    assertThat(links(of(root, "EFI.IMG;1"))).isEqualTo(1);
  }

  private static long links(RawBytes record) {
    int at = record.text(0, record.all().length).indexOf("PX");
    return record.both32(at + 12);
  }

  @Test
  void joliet_shows_the_real_names_of_the_same_bytes_and_no_link() throws IOException {
    RawBytes all = written(VolumeStyle.JOLIET);
    Map<String, RawBytes> plain = records(all, all.sector(16).part(ROOT, 34));
    Map<String, RawBytes> joliet = records(all, all.sector(18).part(ROOT, 34));
    assertThat(plain.keySet())
        .containsExactly("\0", "\1", "boot.cat", "efi.img", "isolinux", "opt");
    assertThat(joliet.keySet()).contains("\0", "\1", "\0e\0f\0i\0.\0i\0m\0g").hasSize(6);
    assertThat(of(joliet, "\0e\0f\0i\0.\0i\0m\0g").both32(2))
        .isEqualTo(of(plain, "efi.img").both32(2));
    RawBytes opt = of(joliet, "\0o\0p\0t");
    assertThat(records(all, opt).keySet()).hasSize(2 + 5);
    assertThat(opt.all()).hasSize(40);
  }

  @Test
  void the_boot_catalogue_has_an_entry_for_each_firmware() throws IOException {
    RawBytes all = written(VolumeStyle.CHECKED);
    RawBytes catalogue = all.sector(all.sector(17).le32(71));
    int sum = 0;
    for (int at = 0; at < 32; at += 2) {
      sum += catalogue.le16(at);
    }
    assertThat(sum & 0xFFFF).as("El Torito 2.1: the words of a validation entry").isZero();
    assertThat(List.of(catalogue.u8(0), catalogue.u8(1), catalogue.u8(30), catalogue.u8(31)))
        .containsExactly(1, 0, 0x55, 0xAA);
    assertThat(List.of(catalogue.u8(32), catalogue.le16(38))).containsExactly(0x88, 4);
    assertThat(catalogue.le32(40)).isEqualTo(place("isolinux/isolinux.bin"));
    assertThat(List.of(catalogue.u8(64), catalogue.u8(65), catalogue.le16(66)))
        .as("the last section, of EFI, with one entry")
        .containsExactly(0x91, 0xEF, 1);
    assertThat(List.of(catalogue.u8(96), catalogue.le16(102))).containsExactly(0x88, 10);
    assertThat(catalogue.le32(104)).isEqualTo(place("efi.img"));
  }

  private long place(String path) {
    try (IsoReader reader = IsoReader.open(iso)) {
      return reader.find(path).orElseThrow().extents().get(0).offset() / SECTOR;
    }
  }

  /** isolinux's boot information table: descriptor, own place, length, sum of all behind it. */
  @Test
  void the_loader_is_told_where_it_lies() throws IOException {
    RawBytes all = written(VolumeStyle.CHECKED);
    RawBytes found = all.part(place("isolinux/isolinux.bin") * SECTOR, loader.length);
    long sum = 0;
    RawBytes padded = new RawBytes(Arrays.copyOf(loader, 4_100));
    for (int at = 64; at < 4_100; at += 4) {
      sum += padded.le32(at);
    }
    assertThat(found.le32(8)).isEqualTo(16);
    assertThat(found.le32(12)).isEqualTo(place("isolinux/isolinux.bin"));
    assertThat(found.le32(16)).isEqualTo(loader.length);
    assertThat(found.le32(20)).isEqualTo(sum & 0xFFFFFFFFL);
    assertThat(found.part(24, 40).all()).containsOnly(0);
    assertThat(found.part(64, loader.length - 64).all())
        .isEqualTo(Arrays.copyOfRange(loader, 64, loader.length));
    assertThat(found.part(0, 8).all()).isEqualTo(Arrays.copyOf(loader, 8));
  }

  @Test
  void what_lies_in_other_files_is_read_as_it_was_and_lies_there_once() throws IOException {
    VolumeWriter writer = writer(VolumeStyle.CHECKED);
    writer.write(iso, Progress.SILENT);
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.read("opt/platform-backup/bootimage.iso")).isEqualTo(shown());
      assertThat(reader.find("opt/same.iso").orElseThrow().extents())
          .isEqualTo(reader.find("opt/platform-backup/bootimage.iso").orElseThrow().extents());
      assertThat(reader.read("opt/part"))
          .isEqualTo(Arrays.copyOfRange(SampleIso.noise(5_000, 4), 2_048, 2_148));
      assertThat(reader.find("opt/link").orElseThrow().linkTarget()).isEqualTo("/a/../b/./c");
    }
    assertThat(writer.sharedBytes()).isEqualTo(shown().length + 100);
    assertThat(writer.size()).isEqualTo(Files.size(iso));
  }

  @Test
  void sums_are_those_of_what_was_written_under_every_name_of_it() throws IOException {
    String sum = DigestUtils.md5Hex(shown());
    String empty = DigestUtils.md5Hex("");
    assertThat(writer(VolumeStyle.CHECKED).write(iso, Progress.SILENT))
        .isEqualTo(
            Map.of(
                "opt/platform-backup/bootimage.iso", sum, "opt/same.iso", sum, "opt/none", empty));
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.readText("opt/sums"))
          .isEqualTo(sum + "  bootimage.iso\n" + sum + "  same.iso\n" + empty + "  none\n");
      assertThat(reader.md5(reader.find("opt/same.iso").orElseThrow())).isEqualTo(sum);
    }
  }

  @Test
  void its_progress_is_told_up_to_its_end() {
    List<String> doing = new ArrayList<>();
    List<Long> done = new ArrayList<>();
    VolumeWriter writer = writer(VolumeStyle.CHECKED);
    writer.write(
        iso,
        (what, position, size) -> {
          assertThat(size).isEqualTo(writer.size());
          doing.add(what);
          done.add(position);
        });
    assertThat(doing)
        .contains("volume descriptors", "padding", "opt/platform-backup/bootimage.iso");
    assertThat(done).isSorted().endsWith(writer.size());
  }

  private void damage(long at) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(iso.toFile(), "rw")) {
      file.seek(at);
      int was = file.read();
      file.seek(at);
      file.write(was ^ 1);
    }
  }

  private boolean holds() {
    try (IsoReader reader = IsoReader.open(iso)) {
      return reader.mediaCheckHolds();
    }
  }

  @Test
  void a_media_check_finds_damage_but_for_the_last_fifteen_sectors() throws IOException {
    int length = written(VolumeStyle.CHECKED).all().length;
    assertThat(holds()).isTrue();
    damage(length - 15L * SECTOR);
    assertThat(holds()).isTrue();
    damage(length - 15L * SECTOR - 1);
    assertThat(holds()).isFalse();
    damage(length - 15L * SECTOR - 1);
    damage(100);
    assertThat(holds()).isFalse();
  }

  @Test
  void a_media_checks_field_is_as_isomd5sum_reads_it() throws IOException {
    RawBytes all = written(VolumeStyle.CHECKED);
    byte[] blank = all.part(0, all.all().length - 15 * SECTOR).all();
    Arrays.fill(blank, 16 * SECTOR + 883, 16 * SECTOR + 883 + 512, (byte) ' ');
    assertThat(all.sector(16).text(883, 512))
        .matches(
            "ISO MD5SUM = "
                + DigestUtils.md5Hex(blank)
                + ";SKIPSECTORS = 15;RHLISOSTATUS=0;FRAGMENT SUMS = [0-9a-f]{60};FRAGMENT COUNT ="
                + " 20;THIS IS NOT THE SAME AS RUNNING MD5SUM ON THIS ISO!! +");
  }

  @Test
  void without_a_media_check_none_holds() throws IOException {
    assertThat(written(VolumeStyle.JOLIET).sector(16).text(883, 512)).isBlank();
    assertThat(holds()).isFalse();
  }

  @Test
  void a_file_is_read_piece_by_piece_by_single_bytes_and_to_its_end() throws IOException {
    written(VolumeStyle.CHECKED);
    try (IsoReader reader = IsoReader.open(iso);
        InputStream in = reader.stream("opt/same.iso");
        InputStream single = reader.stream("opt/part");
        InputStream none = reader.stream("opt/none")) {
      assertThat(in.read(new byte[3], 1, 0)).isZero();
      assertThat(in.readAllBytes()).isEqualTo(shown());
      assertThat(in.read(new byte[3], 0, 3)).isEqualTo(-1);
      for (byte each : Arrays.copyOfRange(SampleIso.noise(5_000, 4), 2_048, 2_148)) {
        assertThat(single.read()).isEqualTo(each & 0xFF);
      }
      assertThat(single.read()).isEqualTo(-1);
      assertThat(none.read()).isEqualTo(-1);
    }
  }

  @Test
  void directories_are_listed_and_files_found() throws IOException {
    written(VolumeStyle.CHECKED);
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.list("/isolinux"))
          .extracting(IsoEntry::name)
          .containsExactly("isolinux.bin");
      assertThat(reader.list(""))
          .extracting(IsoEntry::path)
          .containsExactly("boot.cat", "efi.img", "isolinux", "opt");
      assertThat(reader.hasFile("/opt/none")).isTrue();
      assertThat(reader.hasFile("opt")).isFalse();
      assertThat(reader.hasFile("nowhere")).isFalse();
      assertThat(reader.entries()).hasSize(12);
    }
  }
}
