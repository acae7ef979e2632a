package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a check tells while it waits. */
final class CheckProgressTest {
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(new ByteArrayOutputStream());

  private CheckProgress progress(boolean terminal) {
    return new CheckProgress(out, new PrintStream(errors, true, StandardCharsets.UTF_8), terminal);
  }

  private String said() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  @Test
  void what_is_waited_for_is_a_line_of_its_own_where_no_terminal_is() {
    try (CheckProgress progress = progress(false)) {
      progress.tell(Optional.of("waiting for the power to become Off: 30 s, at most 840 s"));
      progress.tell(Optional.empty());
    }
    assertThat(said())
        .isEqualToNormalizingNewlines(
            "lab: waiting for the power to become Off: 30 s, at most 840 s\n");
  }

  @Test
  void at_a_terminal_the_line_changes_and_goes() {
    try (CheckProgress progress = progress(true)) {
      progress.tell(Optional.of("waiting: 1 s"));
      progress.tell(Optional.of("waiting: 2 s"));
    }
    assertThat(said()).contains("waiting: 1 s").contains("waiting: 2 s").endsWith("\r\u001b[K");
  }
}
