package io.prestagelab.image.iso;

import static io.prestagelab.image.iso.HandMadeIso.DIRECTORY;
import static io.prestagelab.image.iso.HandMadeIso.MORE;
import static io.prestagelab.image.iso.HandMadeIso.ROOT;
import static io.prestagelab.image.iso.HandMadeIso.SECTOR;
import static io.prestagelab.image.iso.HandMadeIso.field;
import static io.prestagelab.image.iso.HandMadeIso.numbers;
import static io.prestagelab.image.iso.HandMadeIso.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.BootImage.Platform;
import io.prestagelab.image.iso.IsoEntry.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volumes of other writers, and broken ones: records (ECMA-119), Rock Ridge, El Torito. */
class TreeWalkTest {
  private static final Instant TIME = Instant.parse("2022-06-15T08:20:30Z");

  @TempDir Path folder;

  private final HandMadeIso iso = new HandMadeIso();

  private List<IsoEntry> entries() {
    try (IsoReader reader = IsoReader.open(iso.write(folder))) {
      return reader.entries();
    }
  }

  private IsoEntry only(byte[]... fields) {
    iso.root(record("A.TXT;1", 30, 5, 0, fields));
    assertThat(entries()).hasSize(1);
    return entries().get(0);
  }

  private void refused(String why) {
    assertThatThrownBy(this::entries)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            folder.resolve("hand-made.iso")
                + " is damaged: "
                + why
                + "; get the image again and compare its checksum");
  }

  @ParameterizedTest
  @CsvSource({"A.TXT;1, a.txt", "README.;1, readme", "A.TXT;12, a.txt", "A, a", "A;X, a;x"})
  void a_name_without_rock_ridge_is_shown_as_linux_does(String identifier, String name) {
    iso.root(record(identifier, 30, 5, 0));
    assertThat(entries()).extracting(IsoEntry::path).containsExactly(name);
  }

  @Test
  void what_rock_ridge_does_not_tell_is_that_of_a_plain_file_or_directory() {
    iso.directory(31);
    iso.root(record("A.TXT;1", 30, 5, 0), record("D", 31, SECTOR, DIRECTORY));
    assertThat(entries())
        .extracting(IsoEntry::attributes)
        .containsExactly(new Attributes(0100644, 0, 0, TIME), new Attributes(040755, 0, 0, TIME));
  }

  @Test
  void a_name_of_several_parts_is_one() {
    assertThat(only(field("NM", 1, "two-"), field("NM", 0, "parts")).path()).isEqualTo("two-parts");
  }

  @ParameterizedTest
  @CsvSource({"2", "4"})
  void a_name_that_stands_for_a_directory_itself_or_the_one_above_is_none(int flag) {
    assertThat(only(field("NM", flag, "x")).path()).isEqualTo("a.txt");
  }

  @Test
  void mode_and_owners_are_rock_ridges() {
    assertThat(only(numbers("PX", 0100755, 1, 42, 751)).attributes())
        .isEqualTo(new Attributes(0100755, 42, 751, TIME));
  }

  /** RRIP TF: creation first if it is there, then modification; 17 bytes each in the long form. */
  @ParameterizedTest
  @CsvSource({
    "2, 2001-01-01T01:01:01Z",
    "14, 2001-01-01T01:01:01Z",
    "3, 2002-02-02T02:02:02Z",
    "1, 2022-06-15T08:20:30Z",
    "12, 2022-06-15T08:20:30Z",
    "130, 2022-06-15T08:20:30Z"
  })
  void a_time_of_modification_is_where_its_flags_say(int flags, Instant time) {
    byte[] times =
        field("TF", flags, 101, 1, 1, 1, 1, 1, 0, 102, 2, 2, 2, 2, 2, 0, 103, 3, 3, 3, 3, 3, 0);
    assertThat(only(times).attributes().modified()).isEqualTo(time);
  }

  @Test
  void a_time_that_is_cut_or_cannot_be_is_none() {
    assertThat(only(field("TF", 2, 101, 1, 1, 1, 1, 1, -4)).attributes().modified())
        .isEqualTo("2001-01-01T02:01:01Z");
    assertThat(only(field("TF", 2, 101, 1, 1, 1, 1, 1)).attributes().modified()).isEqualTo(TIME);
    assertThat(only(field("TF", 3, 101, 1, 1, 1, 1, 1, 0, 102)).attributes().modified())
        .isEqualTo(TIME);
    assertThat(only(field("TF", 2, 101, 13, 1, 1, 1, 1, 0)).attributes().modified())
        .isEqualTo(TIME);
  }

  private static final byte[] LINK = numbers("PX", 0120777, 1, 0, 0);

  @Test
  void a_link_goes_from_the_root_up_down_and_on_in_another_field() {
    IsoEntry link =
        only(
            LINK,
            field("SL", 1, 8, 0, 4, 0, 2, 0, 0, 2, 'a', 'b'),
            field("SL", 0, 1, 1, 'c', 0, 1, 'd', 0, 1, 'e'));
    assertThat(link.kind()).isEqualTo(Kind.SYMLINK);
    assertThat(link.linkTarget()).isEqualTo("/.././ab/cd/e");
    assertThat(link.extents()).isEmpty();
  }

  @Test
  void a_links_part_ends_with_its_field() {
    assertThat(only(LINK, field("SL", 0, 0, 9, 'a', 'b')).linkTarget()).isEqualTo("ab");
  }

  @Test
  void fields_go_on_where_a_continuation_says() {
    iso.put(40 * SECTOR + 100, field("NM", 1, "far "));
    iso.put(40 * SECTOR + 100 + 9, numbers("CE", 41, 7, 9 + 5));
    iso.put(41 * SECTOR + 7, field("NM", 0, "further"));
    assertThat(only(numbers("CE", 40, 100, 9 + 28)).path()).isEqualTo("far further");
  }

  @Test
  void a_continuation_of_itself_comes_to_an_end() {
    iso.put(40 * SECTOR, numbers("CE", 40, 0, 28));
    assertThat(only(numbers("CE", 40, 0, 28)).path()).isEqualTo("a.txt");
  }

  @Test
  void a_field_that_is_too_short_or_too_long_is_the_last() {
    byte[] shorter = {'N', 'M', 3, 1};
    assertThat(only(shorter, field("NM", 0, "x")).path()).isEqualTo("a.txt");
    byte[] longer = field("NM", 0, "x");
    longer[2]++;
    assertThat(only(longer).path()).isEqualTo("a.txt");
    assertThat(only(field("NM", 0, "x"), new byte[] {'P', 'X', 36}).path()).isEqualTo("x");
  }

  /** SUSP SP: so many bytes stand before each file's fields. */
  @Test
  void bytes_that_the_root_says_to_leave_out_are_left_out() {
    iso.root(record("A.TXT;1", 30, 5, 0, new byte[] {9, 9, 9}, field("NM", 0, "real")));
    iso.put(ROOT * SECTOR, record("\0", ROOT, SECTOR, DIRECTORY, field("SP", 0xBE, 0xEF, 3)));
    byte[] parent = record("\1", ROOT, SECTOR, DIRECTORY);
    byte[] file = record("A.TXT;1", 30, 5, 0, new byte[] {9, 9, 9}, field("NM", 0, "real"));
    iso.put(ROOT * SECTOR + 41, parent);
    iso.put(ROOT * SECTOR + 41 + parent.length, file);
    assertThat(entries()).extracting(IsoEntry::path).containsExactly("real");
  }

  @Test
  void a_directory_that_lay_too_deep_is_found_where_it_was_moved_and_is_not_shown_twice() {
    iso.directory(31, record("B;1", 33, 7, 0));
    byte[] self = record("\0", 31, SECTOR, DIRECTORY);
    iso.put(31 * SECTOR, self);
    iso.directory(32, record("DEEP", 31, SECTOR, DIRECTORY, field("RE")));
    iso.root(record("DEEP", 0, 0, 0, numbers("CL", 31)), record("MOVED", 32, SECTOR, DIRECTORY));
    assertThat(entries()).extracting(IsoEntry::path).containsExactly("deep", "deep/b", "moved");
    assertThat(entries().get(0).isDirectory()).isTrue();
  }

  @Test
  void a_file_of_several_extents_is_one_and_the_next_has_its_own() {
    iso.root(
        record("A;1", 30, SECTOR, MORE),
        record("A;1", 32, SECTOR, MORE),
        record("A;1", 35, 5, 0),
        record("B;1", 40, 7, 0));
    assertThat(entries()).extracting(IsoEntry::path).containsExactly("a", "b");
    assertThat(entries().get(0).extents())
        .extracting(extent -> extent.offset() / SECTOR)
        .containsExactly(30L, 32L, 35L);
    assertThat(entries().get(1).extents()).containsExactly(new Extent(40 * SECTOR, 7));
  }

  /** ECMA-119 9.1.2: an extended attribute record lies before a file's bytes. */
  @Test
  void bytes_begin_behind_extended_attributes() {
    byte[] record = record("A;1", 30, 5, 0);
    record[1] = 2;
    iso.root(record);
    assertThat(entries().get(0).extents()).containsExactly(new Extent(32 * SECTOR, 5));
  }

  @Test
  void records_go_on_in_a_directorys_next_sector() {
    iso.put(16 * SECTOR + 156, record("\0", ROOT, 2 * SECTOR, DIRECTORY));
    iso.root(record("A;1", 30, 5, 0));
    iso.put((ROOT + 1) * SECTOR, record("B;1", 31, 5, 0));
    assertThat(entries()).extracting(IsoEntry::path).containsExactly("a", "b");
  }

  @Test
  void a_record_that_is_too_short_is_refused() {
    byte[] record = record("A", 30, 5, 0);
    record[0] = 33;
    iso.root(record);
    refused("a record of directory / does not make sense");
  }

  @Test
  void a_record_with_a_name_beyond_its_end_is_refused() {
    byte[] record = record("A", 30, 5, 0);
    record[32] = 2;
    iso.root(record);
    refused("a record of directory / does not make sense");
  }

  @Test
  void a_record_beyond_its_directorys_end_is_refused() {
    byte[] filler = record("F;1", 30, 5, 0, new byte[180]);
    iso.root(filler, filler, filler, filler, filler, filler, filler, filler, filler);
    iso.put(ROOT * SECTOR + 2 * 34 + 9 * filler.length, record("L;1", 30, 5, 0));
    assertThat(entries()).extracting(IsoEntry::path).containsExactly("f", "l");
    iso.put(ROOT * SECTOR + 2 * 34 + 9 * filler.length, record("L;1", 30, 5, 0, new byte[2]));
    refused("a record of directory / does not make sense");
  }

  @ParameterizedTest
  @CsvSource({"a/b", "/", ".", ".."})
  void a_name_that_leads_elsewhere_is_refused(String name) {
    iso.root(record("A;1", 30, 5, 0, field("NM", 0, name)));
    refused("a file name in directory / does not make sense");
  }

  @Test
  void a_name_with_a_zero_in_it_is_refused() {
    iso.root(record("A;1", 30, 5, 0, field("NM", 0, "a\0b")));
    refused("a file name in directory / does not make sense");
  }

  @Test
  void a_directory_within_itself_is_refused() {
    iso.root(record("D", ROOT, SECTOR, DIRECTORY));
    refused("directory /d does not make sense");
  }

  @Test
  void a_directory_of_over_32_mebibytes_is_refused() {
    iso.root(record("D", 31, (32 << 20) + 1, DIRECTORY));
    iso.put(16 * SECTOR + 80, new byte[] {64, 0, 0, 0});
    assertThatThrownBy(this::entries).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void what_lies_beyond_the_end_is_refused_and_what_ends_there_is_not() {
    iso.root(record("A;1", 63, SECTOR, 0));
    assertThat(entries()).hasSize(1);
    iso.root(record("A;1", 63, SECTOR + 1, 0));
    refused("/a lies beyond its end");
  }

  private static byte[] entry(int indicator, int sectors, int sector) {
    byte[] entry = new byte[32];
    entry[0] = (byte) indicator;
    entry[6] = (byte) sectors;
    entry[7] = (byte) (sectors >> 8);
    entry[8] = (byte) sector;
    return entry;
  }

  private static byte[] section(int indicator, int platform, int count) {
    byte[] section = new byte[32];
    section[0] = (byte) indicator;
    section[1] = (byte) platform;
    section[2] = (byte) count;
    return section;
  }

  private List<BootImage> images(String system, byte[]... catalogue) {
    iso.descriptor(16, 0);
    iso.put(16 * SECTOR + 7, HandMadeIso.ascii(system));
    iso.put(16 * SECTOR + 71, new byte[] {45, 0, 0, 0});
    iso.descriptor(17, 1);
    iso.put(17 * SECTOR + 80, new byte[] {64, 0, 0, 0});
    iso.put(17 * SECTOR + 156, record("\0", ROOT, SECTOR, DIRECTORY));
    for (int i = 0; i < catalogue.length; i++) {
      iso.put(45 * SECTOR + i * 32, catalogue[i]);
    }
    try (IsoReader reader = IsoReader.open(iso.write(folder))) {
      return reader.bootImages();
    }
  }

  @Test
  void a_boot_catalogues_sections_are_read_up_to_the_last() {
    assertThat(
            images(
                BootCatalogue.SYSTEM_ID,
                section(1, 2, 0),
                entry(0x88, 4, 50),
                section(0x90, 0xEF, 2),
                entry(0x88, 0xFFFF, 51),
                entry(0, 1, 52),
                section(0x91, 1, 1),
                entry(0x88, 2, 53),
                section(0x91, 0, 1),
                entry(0x88, 2, 54)))
        .containsExactly(
            new BootImage(Platform.MAC, true, 50 * SECTOR, 4),
            new BootImage(Platform.EFI, true, 51 * SECTOR, 0xFFFF),
            new BootImage(Platform.EFI, false, 52 * SECTOR, 1),
            new BootImage(Platform.POWERPC, true, 53 * SECTOR, 2));
  }

  @Test
  void a_catalogue_with_one_entry_alone_has_one() {
    assertThat(images(BootCatalogue.SYSTEM_ID, section(1, 0, 0), entry(0x88, 4, 50)))
        .containsExactly(new BootImage(Platform.BIOS, true, 50 * SECTOR, 4));
  }

  @Test
  void entries_end_with_the_catalogues_sector() {
    assertThat(
            images(
                BootCatalogue.SYSTEM_ID,
                section(1, 0, 0),
                entry(0x88, 4, 50),
                section(0x91, 0xEF, 100)))
        .hasSize(1 + 61);
  }

  @Test
  void another_boot_system_is_none() {
    assertThat(images("EL TORITO", section(1, 0, 0), entry(0x88, 4, 50))).isEmpty();
  }
}
