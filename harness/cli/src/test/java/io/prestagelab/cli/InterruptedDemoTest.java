package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab demo} and Ctrl-C: what fails because of that is not told as if it were the reason. */
class InterruptedDemoTest {
  private static final int INTERRUPTED = 130;

  @TempDir Path folder;

  @Test
  void says_so_and_nothing_else() throws Exception {
    Path iso = SmallIso.in(folder);
    try (LabProcess lab =
        LabProcess.start(
            folder.resolve("home"), "demo", "--iso", iso.toString(), "--accel", "tcg")) {
      lab.lineWith("Prepare the server");
      lab.interrupt();
      lab.lineWith("Interrupted: no verdict.");
      assertThat(lab.end()).isEqualTo(INTERRUPTED);
      assertThat(lab.errors()).isEmpty();
    }
  }
}
