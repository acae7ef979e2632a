package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class CopyProgressTest {

  private final StringWriter shown = new StringWriter();

  @Test
  void outside_a_terminal_each_quarter_is_a_line_with_bytes_and_time_left() {
    try (CopyProgress progress = new CopyProgress(new PrintWriter(shown), false)) {
      for (long done = 0; done <= 100_000_000; done += 1_000_000) {
        progress.advanced("images.tar.gz", done, 100_000_000);
      }
    }
    assertThat(shown.toString().lines())
        .hasSize(4)
        .allMatch(line -> line.contains("of 100.0 MB") && line.contains(" left  images.tar.gz"));
  }

  @Test
  void at_a_terminal_the_line_is_erased_at_the_end() {
    try (CopyProgress progress = new CopyProgress(new PrintWriter(shown), true)) {
      progress.advanced("images.tar.gz", 10, 10);
    }
    assertThat(shown.toString()).contains("100 %").endsWith("\r\u001b[K");
  }
}
