package io.prestagelab.image.prestage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrestageReportTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"3000, 1500, 2000", "3000, 3000, 1000", "5, 0, 5000"})
  void bytes_a_second_are_told_also_of_what_took_no_time(long size, long millis, double bytes) {
    PrestageReport report =
        new PrestageReport(
            folder,
            size,
            "22.06",
            "oe_prestaged_iso",
            List.of(),
            "Serial",
            30,
            "",
            0,
            Duration.ofMillis(millis),
            List.of());
    assertThat(report.throughput()).isEqualTo(bytes);
  }

  @Test
  void a_folder_without_room_is_refused_with_both_sizes() {
    DiskFiles.requireSpace(folder, 0);
    assertThatThrownBy(() -> DiskFiles.requireSpace(folder, 5L << 60))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(folder + " has room for ")
        .hasMessageEndingWith(
            " MB and the ISO needs 5497558138880 MB: free some or give another --output")
        .hasMessageMatching("(?s).* has room for \\d{1,9} MB .*");
  }
}
