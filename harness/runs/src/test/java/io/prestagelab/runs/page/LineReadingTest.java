package io.prestagelab.runs.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReadingTest {

  private static boolean error(String line) {
    return LineReading.event(0, "console", line).error();
  }

  @Test
  void lines_that_a_terminal_draws_are_drawn() {
    assertThat(LineReading.clean("\u001b(0lqqk\u001b(B GRUB \u001b(0\u001b[1mx\u001b(B quick"))
        .isEqualTo("┌──┐ GRUB │ quick");
    assertThat(LineReading.clean("\u000eqq\u000f q")).isEqualTo("── q");
  }

  @Test
  void events_of_the_machine_are_told_in_words() {
    assertThat(LineReading.event(0, "machine", "RESUME").text()).isEqualTo("the machine runs");
    assertThat(LineReading.event(0, "machine", "RESET\t{\"guest\":true}").text())
        .isEqualTo("reset {\"guest\":true}");
    assertThat(LineReading.event(0, "machine", "OTHER\t{}").text()).isEqualTo("OTHER {}");
  }

  @Test
  void a_folder_that_need_not_be_there_is_no_error_and_another_is() {
    assertThat(LineReading.event(0, "http", "GET /iso/patches/ 404 0 complete").error()).isFalse();
    assertThat(LineReading.event(0, "http", "GET /iso/patches/ 404 0 CUT").error()).isTrue();
    assertThat(LineReading.event(0, "http", "GET /iso/Packages/ 404 0 complete").error()).isTrue();
    assertThat(LineReading.event(0, "http", "GET /iso/patches/ 500 0 complete").error()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[    0.018] calibrate_delay_direct() failed to get a good estimate for loops_per_jiffy.",
        "[    0.000000] tsc: Fast TSC calibration failed",
        "error: no suitable video mode found.",
        "Cannot initialize conversion from codepage 850 to UTF-8: Invalid argument",
        "2026-11-25 15:39:40.333 - Miniboot post: /mnt/sysimage/opt/patching does not exist",
        "2026-11-25 15:39:41.041 - Miniboot post: get from patches url 'http://x/patches' failed",
        "Command line: panic=10 nmi_watchdog=panic",
        "wget: 12 files, 0 failed"
      })
  void what_good_installations_say_is_no_error(String line) {
    assertThat(error(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Installation failed.",
        "Miniboot  pre: container-image.tar.gz.md5 check failed",
        "Miniboot  pre: backup device /dev/disk/by-partlabel/Platform\\x20Backup does not exist",
        "Kernel panic - not syncing: Attempted to kill init!",
        "2026-11-25 15:35:46 ERROR 404: Not Found.",
        "I/O error, dev sda, sector 4242"
      })
  void what_ends_or_changes_an_installation_is_an_error(String line) {
    assertThat(error(line)).isTrue();
  }
}
