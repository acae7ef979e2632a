package io.prestagelab.image.iso;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of ECMA-119 §7, and Joliet's texts. */
class SectorsTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2047, 1", "2048, 1", "2049, 2", "4096, 2"})
  void so_many_bytes_take_so_many_sectors(long bytes, long sectors) {
    assertThat(Sectors.count(bytes)).isEqualTo(sectors);
    assertThat(Sectors.roundUp(bytes)).isEqualTo(sectors * 2048);
  }

  @Test
  void numbers_stand_in_both_byte_orders() {
    ByteBuffer buffer = Sectors.buffer(14);
    Sectors.putBoth32(buffer, 1, 0x89ABCDEFL);
    Sectors.putBoth16(buffer, 9, 0x8123);
    RawBytes bytes = new RawBytes(Sectors.bytes(buffer));
    assertThat(bytes.both32(1)).isEqualTo(0x89ABCDEFL);
    assertThat(bytes.both16(9)).isEqualTo(0x8123);
    assertThat(Sectors.unsignedInt(buffer, 1)).isEqualTo(0x89ABCDEFL);
  }

  @ParameterizedTest
  @CsvSource({"abc, 'xabc  x'", "abcde, xabcdex", "abcdefg, xabcdex", "'', 'x     x'"})
  void a_text_is_padded_with_blanks_and_cut_where_its_field_ends(String text, String field) {
    ByteBuffer buffer = Sectors.wrap(new byte[] {'x', 0, 0, 0, 0, 0, 'x'});
    Sectors.putText(buffer, 1, 5, text);
    assertThat(new RawBytes(Sectors.bytes(buffer)).text(0, 7)).isEqualTo(field);
  }

  @Test
  void joliets_text_has_two_bytes_a_letter_the_high_one_first_and_an_odd_one_stays_zero() {
    ByteBuffer buffer = Sectors.buffer(9);
    Sectors.putUcs2(buffer, 1, 7, "aÿĀbcd");
    assertThat(Sectors.bytes(buffer)).containsExactly(0, 0, 'a', 0, 0xFF, 1, 0, 0, 0);
    Sectors.putUcs2(buffer, 1, 7, "z");
    assertThat(Sectors.bytes(buffer)).containsExactly(0, 0, 'z', 0, ' ', 0, ' ', 0, 0);
  }

  @Test
  void a_field_is_read_without_its_padding() {
    byte[] field = {'x', 'L', 'i', 0, 'n', ' ', 0, 'x'};
    assertThat(Sectors.text(Sectors.wrap(field), 1, 6)).isEqualTo("Li n");
  }
}
