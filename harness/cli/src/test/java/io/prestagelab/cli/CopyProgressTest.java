package io.prestagelab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class CopyProgressTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  void outside_a_terminal_each_quarter_is_a_line_with_bytes_and_time_left() {
    try (CopyProgress progress = new CopyProgress(new PrintStream(shown, true, UTF_8), false)) {
      for (long done = 0; done <= 100_000_000; done += 1_000_000) {
        progress.advanced("images.tar.gz", done, 100_000_000);
      }
    }
    assertThat(shown.toString(UTF_8).lines())
        .hasSize(4)
        .allMatch(line -> line.contains("of 100.0 MB") && line.contains(" left  images.tar.gz"));
  }

  @Test
  void at_a_terminal_the_line_is_erased_at_the_end() {
    try (CopyProgress progress = new CopyProgress(new PrintStream(shown, true, UTF_8), true)) {
      progress.advanced("images.tar.gz", 10, 10);
    }
    assertThat(shown.toString(UTF_8)).contains("100 %").endsWith("\r\u001b[K");
  }
}
