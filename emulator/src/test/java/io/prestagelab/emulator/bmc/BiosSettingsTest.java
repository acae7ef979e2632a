package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Attributes of the firmware are asked for now and are in force after the next boot (DSP2046,
 * Bios).
 */
class BiosSettingsTest {
  private static final Map<String, String> OFF = Map.of("SriovGlobalEnable", "Disabled");

  private final AtomicInteger changes = new AtomicInteger();
  private final BiosSettings bios = new BiosSettings(changes::incrementAndGet);

  @Test
  void what_is_asked_for_waits_for_a_boot() {
    bios.request(OFF);
    assertThat(bios.current()).containsEntry("SriovGlobalEnable", "Enabled");
    assertThat(bios.pending()).isEqualTo(OFF);
    assertThat(bios.future())
        .containsEntry("SriovGlobalEnable", "Disabled")
        .containsEntry("BootMode", "Uefi");
    assertThat(changes).hasValue(1);
  }

  @Test
  void a_boot_puts_it_in_force_and_nothing_waits_any_more() {
    bios.request(OFF);
    bios.booted();
    assertThat(bios.current()).containsEntry("SriovGlobalEnable", "Disabled");
    assertThat(bios.pending()).isEmpty();
    assertThat(bios.future()).isEqualTo(bios.current());
  }

  @Test
  void defaults_come_back_with_a_boot_and_what_else_was_asked_for_does_not() {
    Map<String, String> asBought = bios.current();
    bios.request(Map.of("BootMode", "Bios"));
    bios.booted();
    bios.request(OFF);
    bios.requestDefaults();
    assertThat(bios.future()).isEqualTo(asBought);
    bios.booted();
    assertThat(bios.current()).isEqualTo(asBought);
    assertThat(changes).hasValue(3);
  }

  @Test
  void what_was_kept_is_as_it_was_and_changes_nothing() {
    bios.restore(Map.of("BootMode", "Bios"), OFF);
    assertThat(bios.current())
        .containsEntry("BootMode", "Bios")
        .containsEntry("SriovGlobalEnable", "Enabled");
    assertThat(bios.pending()).isEqualTo(OFF);
    assertThat(changes).hasValue(0);
  }
}
