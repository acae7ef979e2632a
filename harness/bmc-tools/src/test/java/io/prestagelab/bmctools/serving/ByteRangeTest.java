package io.prestagelab.bmctools.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=5-, 5, 95",
    "bytes=-10, 90, 10",
    "bytes=-1000, 0, 100",
    "bytes=90-1000, 90, 10",
    "bytes=100-, 100, 0",
    "bytes=99999999999999999999-, 9223372036854775807, 0",
  })
  void reads_one_range_of_a_file_of_100_bytes(String header, long first, long length) {
    assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(first, length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=-", "bytes=1-2,4-5", "lines=1-2", ""})
  void takes_everything_else_for_no_range(String header) {
    assertThat(ByteRange.parse(header, 100)).isEmpty();
  }

  @Test
  void says_which_bytes_it_is() {
    assertThat(new ByteRange(2, 3).contentRange(10)).isEqualTo("bytes 2-4/10");
  }
}
