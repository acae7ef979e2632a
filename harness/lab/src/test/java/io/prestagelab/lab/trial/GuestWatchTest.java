package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.emulator.host.PowerOffCause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuestWatchTest {
  private final GuestWatch watch = watch(Duration.ofMinutes(1));

  @Test
  void finds_what_has_come_before_it_was_waited_for() {
    console("Booting\nlogin ok\n");
    assertThat(line("login ok")).isEqualTo("login ok");
  }

  @Test
  void shows_a_prompt_that_ends_no_line() {
    console("\u001b[0mcontroller-0 login: ");
    String prompt =
        watch.await(
            "a prompt",
            event ->
                event instanceof GuestEvent.Prompt p ? Optional.of(p.text()) : Optional.empty());
    assertThat(prompt).isEqualTo("controller-0 login: ");
  }

  @Test
  void a_fatal_line_ends_the_waiting() {
    console("Kernel panic - not syncing: no init\n");
    assertThatThrownBy(() -> line("login"))
        .isInstanceOf(GuestFailure.class)
        .hasMessage("kernel panic: Kernel panic - not syncing: no init");
  }

  @Test
  void a_question_that_nobody_answers_ends_the_waiting_too() {
    console("sda  QEMU  250G QEMU HARDDISK disk\n");
    console("Select disk to format and install: ");
    assertThatThrownBy(() -> line("login"))
        .hasMessage("installation failed: Select disk to format and install:");
  }

  @Test
  void time_and_program_are_left_out_below_a_banner_too() {
    console("Installation failed.\n");
    console(
        "2026-01-08 21:10:05.117 miniboot part  warn: controller Installation Failed: ERROR: Disk is not big enough\n");
    assertThatThrownBy(() -> line("login"))
        .hasMessage("installation failed: ERROR: Disk is not big enough");
  }

  @Test
  void time_and_program_before_a_failures_own_words_are_left_out() {
    console(
        "2026-01-08 21:10:05.117 miniboot mkfs  warn: controller Installation Failed: ERROR: ostree pull failed\n");
    assertThatThrownBy(() -> line("login"))
        .hasMessage("installation failed: ERROR: ostree pull failed");
  }

  @Test
  void half_a_line_is_not_taken_for_the_whole() {
    console("Installation failed.\n");
    console("ERROR: ");
    console("Partition creation failed!\n");
    assertThatThrownBy(() -> line("login"))
        .hasMessage("installation failed: ERROR: Partition creation failed!");
  }

  @Test
  void a_banner_is_told_with_the_reason_below_it() {
    watch.logLine("ks-script-1.log", "Installation failed.", Instant.EPOCH);
    watch.logLine("ks-script-1.log", "", Instant.EPOCH);
    watch.logLine("ks-script-1.log", "ERROR: No storage devices available.", Instant.EPOCH);
    assertThatThrownBy(() -> line("login"))
        .hasMessage("installation failed: ERROR: No storage devices available.");
  }

  @Test
  void the_reason_is_the_scripts_own_and_not_what_the_installer_says_of_it() {
    watch.logLine("ks-script-1.log", "Installation failed.", Instant.EPOCH);
    watch.logLine("ks-script-1.log", "Prestage rejected.", Instant.EPOCH);
    watch.logLine("anaconda", "Error code 1 running the kickstart script at line 2", Instant.EPOCH);
    assertThatThrownBy(() -> line("login")).hasMessage("installation failed: Prestage rejected.");
  }

  @Test
  void the_banner_said_once_more_is_no_reason() {
    for (int time = 0; time < 2; time++) {
      console("Installation failed.\n\nks-addon.cfg ended with status 3\n");
      console("There was an error running the kickstart script at line 581.\n");
    }
    assertThatThrownBy(() -> line("login"))
        .hasMessage("installation failed: ks-addon.cfg ended with status 3");
  }

  @Test
  void a_banner_said_twice_is_followed_by_its_reason() {
    console("Installation failed.\nInstallation failed.\nERROR: as planned\n");
    assertThatThrownBy(() -> line("login")).hasMessage("installation failed: ERROR: as planned");
  }

  @Test
  void a_banner_without_a_reason_is_told_after_a_moment() {
    watch.logLine("ks-script-1.log", "copying", Instant.EPOCH);
    watch.logLine("ks-script-1.log", "Prestaging failed.", Instant.EPOCH);
    assertThatThrownBy(() -> line("login"))
        .hasMessage("prestaging failed: Prestaging failed. Before it: copying");
  }

  @Test
  void a_line_that_was_cut_by_a_power_off_does_not_go_on_at_the_next_power_on() {
    console("There was an error running the kickstart script at line 8. Installation ");
    watch.poweredOff(PowerOffCause.FORCED, "");
    watch.beginAnew();
    console("\nISOLINUX 6.04\n");
    assertThat(line("ISOLINUX 6.04")).isEqualTo("ISOLINUX 6.04");
  }

  @Test
  void a_server_that_dies_ends_the_waiting_with_its_last_words() {
    watch.poweredOff(PowerOffCause.DIED, "QEMU ended with code 1: no space");
    assertThatThrownBy(() -> line("login"))
        .hasMessage("server died: QEMU ended with code 1: no space");
  }

  @Test
  void a_power_off_that_was_asked_for_is_no_failure() {
    watch.poweredOff(PowerOffCause.FORCED, "");
    watch.booted(BootCause.POWER_ON);
    console("login\n");
    assertThat(line("login")).isEqualTo("login");
  }

  @Test
  void what_only_others_can_know_ends_the_waiting_too() {
    watch.fail(new GuestFailure("virtual media", "the BMC lost the medium"));
    assertThatThrownBy(() -> line("login")).hasMessageStartingWith("virtual media: ");
  }

  @Test
  void a_standstill_names_what_was_waited_for_and_the_last_line() {
    GuestWatch impatient = watch(Duration.ofMillis(20));
    impatient.console("Loading vmlinuz\n".getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    assertThatThrownBy(() -> impatient.<Boolean>await("the moon", event -> Optional.empty()))
        .hasMessageStartingWith("standstill: waiting for the moon, and nothing moved")
        .hasMessageEndingWith("the last line was: Loading vmlinuz");
  }

  @Test
  void what_a_server_goes_on_to_say_until_its_power_is_cut_is_not_the_next_runs() {
    console("BdsDxe: failed to load Boot0002: Access Denied\nlogin\n");
    watch.beginAnew();
    int start = watch.mark();
    console("Installation failed.\nlogin\nKernel panic - not syn");
    watch.logLine("ks-pre", "Installation failed.", Instant.EPOCH);
    watch.poweredOff(PowerOffCause.FORCED, "");
    console("ISOLINUX\nlogin again\n");
    assertThat(line("login again")).isEqualTo("login again");
    assertThat(watch.since(start)).hasSize(2);
  }

  @Test
  void what_a_server_says_counts_at_once_where_it_was_off() {
    console("Installation failed.\n");
    watch.poweredOff(PowerOffCause.FORCED, "");
    watch.beginAnew();
    console("Kernel panic - not syncing: no init\n");
    assertThatThrownBy(() -> line("login")).hasMessageStartingWith("kernel panic: ");
  }

  private static GuestWatch watch(Duration standstill) {
    return new GuestWatch(standstill, event -> {});
  }

  private void console(String text) {
    watch.console(text.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
  }

  private String line(String text) {
    return watch.await(
        text,
        event ->
            event instanceof GuestEvent.ConsoleLine line && line.text().equals(text)
                ? Optional.of(line.text())
                : Optional.empty());
  }
}
