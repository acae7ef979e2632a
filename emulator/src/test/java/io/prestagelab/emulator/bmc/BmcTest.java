package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.TestWeb;
import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.media.MediaRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BmcTest {

  private static final BootOverride ONCE_PXE = BootOverride.once(BootTarget.PXE, Firmware.UEFI);
  private static final BootOverride NO_OVERRIDE = BootOverride.none(Firmware.UEFI);

  @TempDir Path folder;

  private TimedBmc idle() {
    return new TimedBmc(folder, SimulatedModel.IDLE);
  }

  @Test
  void a_reset_that_is_ignored_is_accepted_and_counted_and_nothing_else() {
    try (TimedBmc one = idle()) {
      one.faults.bmc(BmcFault.ignoringResets(Set.of("On")));
      one.bmc.reset(ResetType.ON);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.OFF);
      assertThat(one.faults.all().get(0).struck()).isEqualTo(1);
      one.bmc.reset(ResetType.FORCE_ON);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
    }
  }

  @Test
  void firmware_attributes_are_in_force_after_the_next_boot() {
    try (TimedBmc one = idle()) {
      one.bmc.bios().request(Map.of("BootMode", "Bios"));
      assertThat(one.bmc.bios().current()).containsEntry("BootMode", "Uefi");
      one.bmc.reset(ResetType.ON);
      assertThat(one.bmc.bios().current()).containsEntry("BootMode", "Bios");
    }
  }

  @Test
  void a_cleared_log_tells_that_it_was_cleared_and_nothing_of_before() {
    try (TimedBmc one = idle()) {
      one.bmc.reset(ResetType.ON);
      one.bmc.clearLog();
      assertThat(one.bmc.events()).extracting(BmcEvent::kind).containsExactly(Kind.LOG_CLEARED);
    }
  }

  @Test
  void the_journal_is_of_the_bmc_itself() {
    try (TimedBmc one = idle()) {
      one.bmc.reset(ResetType.ON);
      one.bmc.note("the clock");
      assertThat(one.bmc.journal())
          .extracting(BmcEvent::kind)
          .containsExactly(Kind.STARTED, Kind.SETTING_CHANGED);
      assertThat(one.bmc.events()).extracting(BmcEvent::kind).doesNotContain(Kind.SETTING_CHANGED);
      one.bmc.clearJournal();
      assertThat(one.bmc.journal()).extracting(BmcEvent::kind).containsExactly(Kind.LOG_CLEARED);
    }
  }

  @Test
  void a_bmc_that_is_closed_has_cut_the_power_and_freed_its_medium() throws IOException {
    try (TestWeb web = new TestWeb()) {
      TimedBmc one = idle();
      URI image = web.put("/boot.iso", new byte[4096]);
      one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      one.bmc.reset(ResetType.ON);
      one.close();
      assertThat(one.host.isOn()).isFalse();
      assertThat(one.bmc.cd().medium()).isEmpty();
    }
  }

  @Test
  void a_server_that_is_found_running_is_on_and_its_first_boot_was_before_its_override() {
    try (TimedBmc one = idle()) {
      one.bmc.begin(new FoundState(true, ONCE_PXE, null));
      assertThat(one.states).containsExactly("On");
      assertThat(one.log()).contains("On (as it was found)");
      assertThat(one.bmc.bootOverride()).isEqualTo(ONCE_PXE);
      one.host.resetByGuest();
      one.host.resetByGuest();
      assertThat(one.host.boots())
          .containsExactly(BootDevice.DISK, BootDevice.NETWORK, BootDevice.DISK);
    }
  }

  @Test
  void a_server_that_is_found_off_boots_with_the_override_that_is_there() {
    try (TimedBmc one = idle()) {
      one.bmc.begin(new FoundState(false, ONCE_PXE, null));
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.OFF);
      assertThat(one.bmc.cd().state().inserted()).isFalse();
      one.bmc.reset(ResetType.ON);
      assertThat(one.host.boots()).containsExactly(BootDevice.NETWORK);
      assertThat(one.bmc.bootOverride()).isNotEqualTo(ONCE_PXE);
    }
  }

  @Test
  void a_medium_that_is_found_in_the_drive_is_shown_and_can_be_ejected() {
    try (TimedBmc one = idle()) {
      one.bmc.begin(new FoundState(false, NO_OVERRIDE, "http://files/boot.iso"));
      assertThat(one.bmc.cd().state().image()).isEqualTo("http://files/boot.iso");
      assertThat(one.bmc.cd().eject()).isTrue();
    }
  }

  @Test
  void a_mode_that_is_found_is_taken_over_where_the_server_has_it() {
    assertThat(foundMode(new NotingHost(Firmware.BIOS, Firmware.UEFI))).isEqualTo(Firmware.BIOS);
    assertThat(foundMode(new NotingHost(Firmware.UEFI))).isEqualTo(Firmware.UEFI);
  }

  private Firmware foundMode(NotingHost host) {
    try (Bmc bmc = new Bmc(BmcSettings.of("s1", folder), host, Runnable::run)) {
      bmc.begin(new FoundState(false, BootOverride.none(Firmware.BIOS), null));
      return bmc.bootOverride().mode();
    }
  }
}
