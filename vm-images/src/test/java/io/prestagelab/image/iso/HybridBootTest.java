package io.prestagelab.image.iso;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.sample.SampleIso;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** MBR and GPT of a volume that boots from a disk too (UEFI specification, chapter 5). */
class HybridBootTest {
  private static final int BLOCK = 512;
  private static final long BLOCKS = 40 * 2048;
  private static final Extent BIOS = new Extent(30 * 2048, 4096);
  private static final Extent EFI = new Extent(50 * 2048, 10 * BLOCK + 1);

  /** EBD0A0A2-B9E5-4433-87C0-68B6B72699C7, as it lies on a disk. */
  private static final String BASIC_DATA = "a2a0d0ebe5b9334487c068b6b72699c7";

  private static HybridBoot boot(@Nullable Extent efi) {
    return new HybridBoot(SampleIso.noise(600, 3), BLOCKS * BLOCK, BIOS, efi, "volume");
  }

  private static RawBytes area(@Nullable Extent efi) {
    return new RawBytes(boot(efi).systemArea());
  }

  private static String partition(RawBytes mbr, int at) {
    return "%02x %s %02x %s %d %d"
        .formatted(
            mbr.u8(at),
            HexFormat.of().formatHex(mbr.part(at + 1, 3).all()),
            mbr.u8(at + 4),
            HexFormat.of().formatHex(mbr.part(at + 5, 3).all()),
            mbr.le32(at + 8),
            mbr.le32(at + 12));
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  @Test
  void the_boot_code_stands_first_and_knows_where_the_bios_image_lies() {
    RawBytes area = area(EFI);
    assertThat(area.all()).hasSize(16 * 2048);
    assertThat(area.part(0, 432).all()).isEqualTo(Arrays.copyOf(SampleIso.noise(600, 3), 432));
    assertThat(area.le32(432)).isEqualTo(30 * 4);
    assertThat(area.le32(440)).isNotZero();
    assertThat(area.le16(510)).isEqualTo(0xAA55);
  }

  @Test
  void the_mbr_has_the_whole_volume_and_the_efi_image() {
    RawBytes area = area(EFI);
    assertThat(partition(area, 446)).isEqualTo("80 000100 00 feffff 0 " + BLOCKS);
    assertThat(partition(area, 462)).isEqualTo("00 feffff ef feffff 200 11");
    assertThat(area.part(478, 32).all()).containsOnly(0);
  }

  @Test
  void one_that_boots_by_bios_only_has_no_gpt() {
    RawBytes area = area(null);
    assertThat(partition(area, 446)).isEqualTo("80 000100 00 feffff 0 " + BLOCKS);
    assertThat(area.part(462, 48).all()).containsOnly(0);
    assertThat(area.part(BLOCK, 15 * 2048).all()).containsOnly(0);
    assertThat(boot(null).backup()).hasSize(33 * BLOCK).containsOnly(0);
  }

  @Test
  void a_size_beyond_what_an_mbr_can_say_is_as_much_as_it_can() {
    HybridBoot large = new HybridBoot(new byte[432], 3L << 40, BIOS, null, "volume");
    assertThat(new RawBytes(large.systemArea()).le32(446 + 12)).isEqualTo(0xFFFFFFFFL);
  }

  private static void header(RawBytes header, long own, long other, long entries) {
    assertThat(header.text(0, 8)).isEqualTo("EFI PART");
    assertThat(header.le32(8)).isEqualTo(0x00010000);
    assertThat(header.le32(12)).isEqualTo(92);
    assertThat(header.le32(20)).isZero();
    assertThat(header.le64(24)).isEqualTo(own);
    assertThat(header.le64(32)).isEqualTo(other);
    assertThat(header.le64(40)).as("first block that may be used").isEqualTo(16 * 4);
    assertThat(header.le64(48)).as("last one").isEqualTo(BLOCKS - 34);
    assertThat(header.le64(72)).isEqualTo(entries);
    assertThat(header.le32(80)).isEqualTo(128);
    assertThat(header.le32(84)).isEqualTo(128);
    byte[] unsummed = header.part(0, 92).all();
    Arrays.fill(unsummed, 16, 20, (byte) 0);
    assertThat(header.le32(16)).isEqualTo(crc(unsummed));
  }

  @Test
  void a_gpt_and_its_backup_tell_of_each_other_and_of_the_same_entries() {
    RawBytes area = area(EFI);
    RawBytes backup = new RawBytes(boot(EFI).backup());
    header(area.part(BLOCK, BLOCK), 1, BLOCKS - 1, 2);
    header(backup.part(32 * BLOCK, BLOCK), BLOCKS - 1, 1, BLOCKS - 33);
    byte[] entries = area.part(2 * BLOCK, 128 * 128).all();
    assertThat(backup.part(0, 128 * 128).all()).isEqualTo(entries);
    assertThat(area.le32(BLOCK + 88)).isEqualTo(crc(entries));
    assertThat(backup.le32(32 * BLOCK + 88)).isEqualTo(crc(entries));
    assertThat(area.part(BLOCK + 56, 16).all()).isNotEqualTo(new byte[16]);
  }

  private static void entry(RawBytes entry, long first, long last, String name) {
    assertThat(HexFormat.of().formatHex(entry.part(0, 16).all())).isEqualTo(BASIC_DATA);
    assertThat(entry.le64(32)).isEqualTo(first);
    assertThat(entry.le64(40)).isEqualTo(last);
    assertThat(new String(entry.part(56, 72).all(), StandardCharsets.UTF_16LE).strip())
        .startsWith(name);
  }

  @Test
  void the_entries_are_the_volume_and_its_efi_image() {
    RawBytes entries = area(EFI).part(2 * BLOCK, 128 * 128);
    entry(entries.part(0, 128), 0, BLOCKS - 34, "ISOHybrid ISO");
    entry(entries.part(128, 128), 200, 210, "ISOHybrid\0");
    assertThat(entries.part(256, 126 * 128).all()).containsOnly(0);
    assertThat(entries.text(16, 16)).isNotEqualTo(entries.text(128 + 16, 16));
  }

  /** RFC 4122: an identifier made of a name has version 3; on a disk its first parts are turned. */
  @Test
  void identifiers_are_the_volumes_and_come_out_the_same_each_time() {
    RawBytes area = area(EFI);
    assertThat(area.u8(BLOCK + 56 + 7) >> 4).isEqualTo(3);
    assertThat(area.u8(BLOCK + 56 + 8) >> 6).isEqualTo(2);
    assertThat(boot(EFI).systemArea()).isEqualTo(area.all());
    byte[] other = new HybridBoot(new byte[432], BLOCKS * BLOCK, BIOS, EFI, "another").systemArea();
    assertThat(new RawBytes(other).text(BLOCK + 56, 16)).isNotEqualTo(area.text(BLOCK + 56, 16));
  }
}
