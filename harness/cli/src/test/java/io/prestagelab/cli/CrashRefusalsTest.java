package io.prestagelab.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code lab crash} refuses: one line, exit code 2, nothing begun. */
class CrashRefusalsTest extends Refusals {
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
    "--neighbour --generation debian, --neighbour is for prestagings of the CentOS generation",
    "--older --iso /nope.iso, /nope.iso is missing or cannot be read"
  })
  void options_that_cannot_be(String options, String why) {
    assertRefused(why, ("crash " + options).split(" "));
  }
}
