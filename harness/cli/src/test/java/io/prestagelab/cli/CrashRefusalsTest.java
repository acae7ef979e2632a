package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code lab crash} refuses: one line, exit code 2, nothing begun. */
class CrashRefusalsTest {
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

  @ParameterizedTest
  @CsvSource({
    "--states 0, --states 0 cannot be; give a number from 1 to",
    "--machines 65, --machines 65 cannot be; give a number from 1 to 64",
    "--whole -1, --whole -1 cannot be; give a number from 0 to",
    "--record reboot, --record",
    "--neighbour --older, are two disks; give one of the two",
    "--neighbour --record miniboot, --neighbour is for a prestaging",
    "--older --record wipedisk, --older is for a prestaging",
    "--older --generation debian, --older is for prestagings of the CentOS generation",
    "--older --iso /nope.iso, /nope.iso is missing or cannot be read"
  })
  void options_that_cannot_be(String options, String why) {
    LabCommand lab = new LabCommand();
    assertThat(lab.run(("crash " + options).split(" "))).isEqualTo(ExitCode.CANNOT);
    lab.saysInOneLine(why);
  }
}
