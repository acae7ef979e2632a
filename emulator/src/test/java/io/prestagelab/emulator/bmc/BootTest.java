package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.SimulatedModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootTest {

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

  private TimedBmc kept() {
    return new TimedBmc(
        folder, SimulatedModel.IDLE, s -> s.withState(folder.resolve("state.json")));
  }
}
