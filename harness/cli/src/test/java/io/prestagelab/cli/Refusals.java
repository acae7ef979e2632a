package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of what a command refuses: one line, exit code 2, nothing begun in the lab's folder. */
abstract class Refusals {
  private static final String HOME = "prestagelab.home";

  @TempDir Path folder;

  @BeforeEach
  void ownHome() {
    System.setProperty(HOME, folder.resolve("home").toString());
  }

  @AfterEach
  void nothingIsLeftBehind() {
    System.clearProperty(HOME);
    assertThat(folder.resolve("home")).doesNotExist();
  }

  /** {@code lab WORDS} is refused, and says {@code why}. */
  static void assertRefused(String why, String... words) {
    LabCommand lab = new LabCommand();
    assertThat(lab.run(words)).isEqualTo(ExitCode.CANNOT);
    lab.saysInOneLine(why);
  }
}
