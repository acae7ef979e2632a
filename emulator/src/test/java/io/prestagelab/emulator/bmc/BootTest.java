package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.HostFault;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.SimulatedModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootTest {

  private static final BootOverride ONCE_PXE = BootOverride.once(BootTarget.PXE, Firmware.UEFI);

  @TempDir Path folder;

  private static BootOption option(Bmc bmc, BootDevice device) {
    return bmc.bootOptions().stream()
        .filter(option -> option.entry().device() == device)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_uefi_target_boots_the_device_of_its_path_once() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      String path = option(one.bmc, BootDevice.BOOTABLE).entry().uefiPath();
      one.bmc.setBootOverride(
          new BootOverride(OverrideEnabled.ONCE, BootTarget.UEFI_TARGET, Firmware.UEFI, path));
      one.bmc.reset(ResetType.ON);
      one.host.resetByGuest();
      assertThat(one.host.boots()).containsExactly(BootDevice.BOOTABLE, BootDevice.DISK);
      assertThat(one.bmc.bootOverride().uefiTarget()).isEqualTo(path);
    }
  }

  @Test
  void a_uefi_target_that_no_option_has_is_refused() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      BootOverride wrong =
          new BootOverride(OverrideEnabled.ONCE, BootTarget.UEFI_TARGET, Firmware.UEFI, "Pci(9)");
      assertThatThrownBy(() -> one.bmc.setBootOverride(wrong))
          .isInstanceOf(BmcException.class)
          .hasMessageContaining("Pci(9)")
          .hasMessageContaining("PciRoot(0x0)");
    }
  }

  @Test
  void bios_setup_boots_nothing() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.bmc.setBootOverride(BootOverride.once(BootTarget.BIOS_SETUP, Firmware.UEFI));
      one.bmc.reset(ResetType.ON);
      assertThat(one.host.boots()).isEmpty();
      one.bmc.reset(ResetType.FORCE_RESTART);
      assertThat(one.host.boots()).containsExactly(BootDevice.DISK);
    }
  }

  @Test
  void the_boot_order_counts_and_is_kept() {
    try (TimedBmc one = kept()) {
      BootOption network = option(one.bmc, BootDevice.NETWORK);
      one.bmc.setBootOrder(List.of(network, option(one.bmc, BootDevice.DISK)));
      one.bmc.reset(ResetType.ON);
      assertThat(one.host.boots()).containsExactly(BootDevice.NETWORK);
    }
    try (TimedBmc again = kept()) {
      assertThat(again.bmc.bootOrder())
          .extracting(option -> option.entry().device())
          .containsExactly(BootDevice.NETWORK, BootDevice.DISK);
    }
  }

  @Test
  void once_is_consumed_by_the_boot_it_causes_and_the_log_tells_so() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.bmc.setBootOverride(ONCE_PXE);
      one.bmc.reset(ResetType.ON);
      one.host.resetByGuest();
      assertThat(details(one.bmc, Kind.OVERRIDE_CHANGED))
          .containsExactly("Once Pxe", "Once was consumed by this boot");
      assertThat(details(one.bmc, Kind.BOOTED)).containsExactly("POWER_ON", "GUEST_RESET");
    }
  }

  @Test
  void the_log_names_the_path_of_a_uefi_target() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      String path = option(one.bmc, BootDevice.NETWORK).entry().uefiPath();
      one.bmc.setBootOverride(
          new BootOverride(OverrideEnabled.ONCE, BootTarget.UEFI_TARGET, Firmware.UEFI, path));
      assertThat(details(one.bmc, Kind.OVERRIDE_CHANGED))
          .containsExactly("Once UefiTarget " + path);
    }
  }

  @Test
  void an_override_of_a_running_server_counts_when_its_guest_restarts() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.setBootOverride(ONCE_PXE);
      one.host.resetByGuest();
      assertThat(one.host.boots()).containsExactly(BootDevice.DISK, BootDevice.NETWORK);
    }
  }

  @Test
  void the_order_of_a_running_server_counts_when_its_guest_restarts() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.setBootOrder(List.of(option(one.bmc, BootDevice.NETWORK)));
      one.host.resetByGuest();
      assertThat(one.host.boots()).containsExactly(BootDevice.DISK, BootDevice.NETWORK);
      assertThat(details(one.bmc, Kind.OVERRIDE_CHANGED)).containsExactly("boot order [NETWORK]");
    }
  }

  @Test
  void the_order_as_delivered_can_be_had_back() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      List<BootOption> delivered = one.bmc.bootOrder();
      one.bmc.setBootOrder(List.of(option(one.bmc, BootDevice.NETWORK)));
      one.bmc.setDefaultBootOrder();
      assertThat(one.bmc.bootOrder()).isEqualTo(delivered);
    }
  }

  @Test
  void a_bmc_that_ignores_once_boots_as_usual_and_its_fault_counts_such_boots_alone() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.faults.bmc(BmcFault.ignoringOnce());
      one.bmc.setBootOverride(ONCE_PXE);
      one.bmc.reset(ResetType.ON);
      one.host.resetByGuest();
      assertThat(one.host.boots()).containsExactly(BootDevice.DISK, BootDevice.DISK);
      assertThat(one.faults.all().get(0).struck()).isEqualTo(1);
    }
  }

  @Test
  void a_bmc_that_ignores_once_obeys_what_holds_for_ever() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.faults.bmc(BmcFault.ignoringOnce());
      one.bmc.setBootOverride(
          new BootOverride(OverrideEnabled.CONTINUOUS, BootTarget.PXE, Firmware.UEFI));
      one.bmc.reset(ResetType.ON);
      assertThat(one.host.boots()).containsExactly(BootDevice.NETWORK);
      assertThat(one.faults.all().get(0).struck()).isZero();
    }
  }

  @Test
  void a_bmc_that_keeps_once_boots_from_there_again_and_again() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.faults.bmc(BmcFault.looping());
      one.bmc.setBootOverride(ONCE_PXE);
      one.bmc.reset(ResetType.ON);
      one.host.resetByGuest();
      assertThat(one.host.boots()).containsExactly(BootDevice.NETWORK, BootDevice.NETWORK);
      assertThat(one.bmc.bootOverride()).isEqualTo(ONCE_PXE);
      assertThat(one.faults.all().get(0).struck()).isEqualTo(2);
    }
  }

  @Test
  void once_that_works_strikes_no_fault_of_another_kind() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.faults.bmc(BmcFault.losingSessions(1000));
      one.bmc.setBootOverride(ONCE_PXE);
      one.bmc.reset(ResetType.ON);
      assertThat(one.faults.all().get(0).struck()).isZero();
    }
  }

  @Test
  void a_reset_boots_with_what_is_wrong_with_the_server_by_then() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.bmc.reset(ResetType.ON);
      one.faults.host(new HostFault(null, true, null, null));
      one.bmc.reset(ResetType.FORCE_RESTART);
      assertThat(one.host.boots()).containsExactly(BootDevice.DISK);
    }
  }

  @Test
  void the_mode_asked_for_counts_from_the_next_power_on_or_reset() {
    NotingHost host = new NotingHost(Firmware.BIOS, Firmware.UEFI);
    try (Bmc bmc = new Bmc(BmcSettings.of("s1", folder), host, Runnable::run)) {
      bmc.reset(ResetType.ON);
      bmc.setBootOverride(BootOverride.none(Firmware.BIOS));
      bmc.reset(ResetType.FORCE_RESTART);
      assertThat(host.given).containsExactly(Firmware.UEFI, Firmware.BIOS);
    }
  }

  @Test
  void a_server_that_does_not_take_its_order_back_has_that_in_the_log() {
    NotingHost host = new NotingHost(Firmware.UEFI);
    try (Bmc bmc = new Bmc(BmcSettings.of("s1", folder), host, Runnable::run)) {
      bmc.reset(ResetType.ON);
      bmc.setBootOverride(ONCE_PXE);
      host.breakDown();
      host.server.resetByGuest();
      assertThat(details(bmc, Kind.FAILED))
          .containsExactly("boot order not restored: out of order");
    }
  }

  private static List<String> details(Bmc bmc, Kind kind) {
    return bmc.events().stream()
        .filter(event -> event.kind() == kind)
        .map(BmcEvent::detail)
        .toList();
  }

  private TimedBmc kept() {
    return new TimedBmc(
        folder, SimulatedModel.IDLE, s -> s.withState(folder.resolve("state.json")));
  }
}
