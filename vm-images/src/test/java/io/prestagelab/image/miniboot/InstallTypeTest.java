package io.prestagelab.image.miniboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an installation is of, and where from. */
class InstallTypeTest {
  @TempDir Path www;

  @ParameterizedTest
  @CsvSource({
    "0, miniboot_controller_ks.cfg, 1, 0, false",
    "1, miniboot_controller_ks.cfg, 1, 1, false",
    "2, miniboot_smallsystem_ks.cfg, 4, 0, false",
    "3, miniboot_smallsystem_ks.cfg, 4, 1, false",
    "4, miniboot_smallsystem_lowlatency_ks.cfg, 4, 0, true",
    "5, miniboot_smallsystem_lowlatency_ks.cfg, 4, 1, true"
  })
  void each_has_its_kickstart_its_least_processors_and_its_console(
      int number, String kickstart, int cpus, int menuEntry, boolean lowLatency) {
    InstallType type = InstallType.of(number);
    assertThat(type.number()).isEqualTo(number);
    assertThat(type.kickstartInIso()).isEqualTo(kickstart);
    assertThat(type.leastCpus()).isEqualTo(cpus);
    assertThat(type.menuEntry()).isEqualTo(menuEntry);
    assertThat(type.isLowLatency()).isEqualTo(lowLatency);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 6})
  void there_is_no_other(int number) {
    assertThatThrownBy(() -> InstallType.of(number))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("install type " + number + " is invalid");
  }

  @Test
  void a_repository_that_is_not_served_yet_is_warned_of() {
    ServedRepository repository = new ServedRepository(www);
    assertThat(repository.warning())
        .get()
        .asString()
        .startsWith(www.resolve("ostree_repo/config") + " is not there yet");
    assertThat(repository.words()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"gpg-verify=false, instgpg=0", "gpg-verify=true, ''"})
  void a_served_one_says_whether_signatures_are_checked(String config, String word)
      throws IOException {
    Files.createDirectory(www.resolve("ostree_repo"));
    Files.writeString(www.resolve("ostree_repo/config"), "[core]\n" + config + "\n");
    ServedRepository repository = new ServedRepository(www);
    assertThat(repository.warning()).isEmpty();
    assertThat(String.join(" ", repository.words())).isEqualTo(word);
  }
}
