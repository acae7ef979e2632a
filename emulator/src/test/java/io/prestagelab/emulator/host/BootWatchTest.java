package io.prestagelab.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A boot is told once, however its events and the firmware's banner come in between each other. */
class BootWatchTest {
  private final BootWatch boots = new BootWatch();

  @BeforeEach
  void powerOn() {
    boots.poweredOn(Firmware.BIOS);
  }

  @Test
  void the_banner_of_a_power_on_is_no_other_boot() {
    assertThat(boots.banner()).isNull();
  }

  @Test
  void a_reset_is_one_boot_though_it_is_two_events() {
    boots.banner();
    assertThat(boots.reset(BootCause.BMC_RESET)).isNull();
    assertThat(boots.reset(BootCause.GUEST_RESET)).isNull();
    assertThat(boots.banner()).isEqualTo(BootCause.BMC_RESET);
    assertThat(boots.reset(BootCause.GUEST_RESET)).isNull();
    assertThat(boots.banner()).isEqualTo(BootCause.GUEST_RESET);
  }

  @Test
  void a_banner_that_is_read_late_does_not_make_a_second_boot_of_a_reset() {
    assertThat(boots.reset(BootCause.BMC_RESET)).isNull();
    assertThat(boots.banner()).isNull();
    assertThat(boots.reset(BootCause.GUEST_RESET)).isNull();
    assertThat(boots.banner()).isEqualTo(BootCause.BMC_RESET);
  }

  @Test
  void firmware_without_a_banner_boots_at_each_reset() {
    boots.poweredOn(Firmware.UEFI);
    assertThat(boots.reset(BootCause.GUEST_RESET)).isEqualTo(BootCause.GUEST_RESET);
    assertThat(boots.reset(BootCause.BMC_RESET)).isEqualTo(BootCause.BMC_RESET);
  }

  @Test
  void what_was_pending_goes_with_the_power() {
    boots.banner();
    boots.reset(BootCause.GUEST_RESET);
    boots.poweredOn(Firmware.BIOS);
    assertThat(boots.banner()).isNull();
    boots.reset(BootCause.GUEST_RESET);
    assertThat(boots.banner()).isEqualTo(BootCause.GUEST_RESET);
  }
}
