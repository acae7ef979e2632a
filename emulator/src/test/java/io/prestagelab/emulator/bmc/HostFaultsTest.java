package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.fault.HostFault;
import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.host.Utf8Lines;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFaultsTest {

  @TempDir Path folder;

  @Test
  void power_is_lost_once_after_a_while() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.faults.host(new HostFault(null, null, 20, null));
      one.bmc.reset(ResetType.ON);
      one.pass(19);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
      one.pass(1);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.OFF);
      assertThat(one.log()).contains("power is lost: fault plan, after 20 s");
      one.bmc.reset(ResetType.ON);
      one.pass(100);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
    }
  }

  @Test
  void power_is_lost_at_a_console_line() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.USUAL)) {
      one.faults.host(new HostFault(null, null, null, "No bootable"));
      one.bmc.reset(ResetType.ON);
      one.pass(44);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
      one.pass(1);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.OFF);
      assertThat(one.log()).contains("at the console line 'No bootable device.'");
    }
  }

  @Test
  void a_fault_given_while_the_server_is_on_counts_from_then() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.bmc.reset(ResetType.ON);
      one.pass(500);
      one.faults.host(new HostFault(null, null, 20, null));
      one.pass(20);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.OFF);
    }
  }

  @Test
  void of_two_times_at_which_power_is_to_be_lost_the_last_holds() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.bmc.reset(ResetType.ON);
      one.faults.host(new HostFault(null, null, 20, null));
      one.faults.host(new HostFault(null, null, 50, null));
      one.pass(49);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
      one.pass(1);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.OFF);
    }
  }

  @Test
  void a_server_that_is_off_cannot_lose_its_power_and_does_so_after_the_next_power_on() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.faults.host(new HostFault(null, null, 20, null));
      one.bmc.reset(ResetType.ON);
      one.bmc.reset(ResetType.FORCE_OFF);
      one.pass(20);
      assertThat(one.faults.all().get(0).struck()).isZero();
      one.bmc.reset(ResetType.ON);
      one.pass(20);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.OFF);
    }
  }

  @Test
  void power_that_is_lost_while_it_is_being_cut_can_be_had_again_at_once() {
    PowerModel slowToCut =
        new PowerModel(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(60), false);
    try (TimedBmc one =
        new TimedBmc(folder, SimulatedModel.IDLE, settings -> settings.withPower(slowToCut))) {
      one.faults.host(new HostFault(null, null, 20, null));
      one.bmc.reset(ResetType.ON);
      one.pass(18);
      one.bmc.reset(ResetType.FORCE_OFF);
      one.pass(2);
      one.bmc.reset(ResetType.ON);
      one.pass(100);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
    }
  }

  @Test
  void a_slow_self_test_delays_the_boot() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.USUAL)) {
      List<String> lines = console(one);
      one.faults.host(new HostFault(300, null, null, null));
      one.bmc.reset(ResetType.ON);
      one.pass(299);
      assertThat(lines).doesNotContain("No bootable device.");
      one.pass(1);
      assertThat(lines).contains("No bootable device.");
      assertThat(one.faults.all().get(0).struck()).isEqualTo(1);
    }
  }

  @Test
  void a_boot_can_lead_nowhere() {
    try (TimedBmc one = new TimedBmc(folder, SimulatedModel.IDLE)) {
      one.faults.host(new HostFault(null, true, null, null));
      one.bmc.reset(ResetType.ON);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
      assertThat(one.host.boots()).isEmpty();
      assertThat(one.faults.all().get(0).struck()).isEqualTo(1);
    }
  }

  private static List<String> console(TimedBmc one) {
    List<String> lines = new CopyOnWriteArrayList<>();
    Utf8Lines splitter = new Utf8Lines(lines::add);
    one.host.addListener(
        new HostListener() {
          @Override
          public void console(byte[] bytes, Instant at) {
            splitter.take(bytes);
          }
        });
    return lines;
  }
}
