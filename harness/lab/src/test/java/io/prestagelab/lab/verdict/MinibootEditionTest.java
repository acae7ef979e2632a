package io.prestagelab.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinibootEditionTest {

  @ParameterizedTest
  @CsvSource({
    "LOCAL, Local Install",
    "REMOTE, Remote Install",
    "LOCAL, local install - /mnt/bootimage",
    "REMOTE, remote install - /mnt/install/source",
    "LOCAL, Local Install from /mnt/bootimage",
    "LOCAL, looking for packages in /mnt/platform-backup/21.12",
    "REMOTE, Staged Install from /mnt/install/repo"
  })
  void each_edition_says_the_mode_in_its_own_words(Mode mode, String text) {
    InstallerTestimony log =
        new InstallerTestimony(List.of("2021-11-16 10:00:00.000 - Miniboot post: " + text));
    assertThat(log.says(mode)).isTrue();
    assertThat(log.says(mode == Mode.LOCAL ? Mode.REMOTE : Mode.LOCAL)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Miniboot  pre: Local Install check",
    "Miniboot  pre: Local Install ready",
    "Miniboot  pre: local install rejected due to validity check error",
    "Miniboot post: Local Installation of something",
    "Miniboot post: Staged Install packages fetch from http://h/Packages"
  })
  void other_lines_say_nothing_of_the_mode(String line) {
    InstallerTestimony log = new InstallerTestimony(List.of(line));
    assertThat(log.says(Mode.LOCAL)).isFalse();
    assertThat(log.says(Mode.REMOTE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "backup device '' does not exist",
    "/mnt/platform-backup not mounted",
    "no iso image check file found bootimage.md5",
    "bootimage.iso iso check failed",
    "Prestaged ISO not present or invalid"
  })
  void later_editions_have_reasons_of_their_own(String reason) {
    InstallerTestimony log = new InstallerTestimony(List.of("Miniboot  pre: " + reason));
    assertThat(log.reasons()).containsExactly(reason);
  }

  @Test
  void editions_are_named() {
    assertThat(MinibootEdition.all()).hasSize(3).noneMatch(texts -> texts.edition().isEmpty());
  }
}
