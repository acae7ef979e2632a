package io.prestagelab.runs.capsule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.RunException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody else's capsule may say anything of its disk. */
class DeltaIndexTest {
  private static final String FORMAT = DeltaIndex.FORMAT;

  private static DeltaIndex read(String format, String bytes, String runs) {
    String json =
        "{\"format\": \"%s\", \"diskBytes\": %s, \"base\": null, \"isoSha256\": null, \"runs\": %s}"
            .formatted(format, bytes, runs);
    return DeltaIndex.of(json.getBytes(StandardCharsets.UTF_8), "capsule");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | []",
        "1 | [[0, 4096, -1]]",
        "2 | [[0, 1024, -1], [1024, 3072, -2]]",
        "2 | [[0, 1, 0], [4095, 1, 9000]]"
      })
  void parts_in_their_order_are_read(int count, String runs) {
    assertThat(read(FORMAT, "4096", runs).runs()).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one over another | [[0, 1024, -1], [1023, 1024, -1]]",
        "before the disk | [[-1, 1024, -1]]",
        "nothing | [[0, 0, -1]]",
        "less than nothing | [[1024, -1, -1]]",
        "from nowhere | [[0, 1024, -3]]",
        "two numbers | [[0, 1024]]",
        "four numbers | [[0, 1024, -1, 0]]",
        "behind the disk | [[0, 4097, -1]]",
        "none | null"
      })
  void parts_that_cannot_be_are_refused(String why, String runs) {
    assertThatThrownBy(() -> read(FORMAT, "4096", runs))
        .as(why)
        .isInstanceOf(RunException.class)
        .hasMessage("capsule: the disk in it is damaged, or of another format than " + FORMAT);
  }

  @Test
  void a_disk_has_at_most_64_tebibytes() {
    long largest = 64L << 40;
    assertThat(read(FORMAT, String.valueOf(largest), "[]").diskBytes()).isEqualTo(largest);
    assertThatThrownBy(() -> read(FORMAT, String.valueOf(largest + 1), "[]"))
        .isInstanceOf(RunException.class);
  }

  @Test
  void another_format_is_refused() {
    assertThatThrownBy(() -> read("prestage-lab-disk-2", "4096", "[]"))
        .isInstanceOf(RunException.class)
        .hasMessageEndingWith(FORMAT);
  }

  @Test
  void what_is_no_json_is_refused() {
    assertThatThrownBy(() -> DeltaIndex.of(new byte[] {'{'}, "capsule"))
        .isInstanceOf(RunException.class)
        .hasMessage("capsule: the disk in it is damaged");
  }
}
