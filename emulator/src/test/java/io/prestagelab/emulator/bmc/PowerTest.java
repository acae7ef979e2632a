package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.host.BootOrder;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.ManualTimeline;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.host.SimulatedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PowerTest {

  private static final PowerModel SLOW =
      new PowerModel(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(60), false);
  private static final PowerModel FORCING =
      new PowerModel(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(60), true);
  private static final SimulatedModel DEAF = SimulatedModel.IDLE.ignoringPowerButton();

  @TempDir Path folder;

  private TimedBmc server(SimulatedModel model, PowerModel power) {
    return new TimedBmc(folder, model, settings -> settings.withPower(power));
  }

  @Test
  void powering_on_and_off_takes_time_and_is_seen() {
    try (TimedBmc one = server(SimulatedModel.IDLE, SLOW)) {
      one.bmc.reset(ResetType.ON);
      one.pass(9);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.POWERING_ON);
      one.pass(1);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
      one.bmc.reset(ResetType.FORCE_OFF);
      one.pass(4);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.POWERING_OFF);
      one.pass(1);
      assertThat(one.states).containsExactly("PoweringOn", "On", "PoweringOff", "Off");
    }
  }

  @Test
  void a_server_whose_power_is_cut_while_it_comes_never_boots() {
    try (TimedBmc one = server(SimulatedModel.IDLE, SLOW)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.reset(ResetType.FORCE_OFF);
      one.pass(100);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.OFF);
      assertThat(one.host.boots()).isEmpty();
    }
  }

  @Test
  void a_power_cycle_goes_through_off() {
    try (TimedBmc one = server(SimulatedModel.IDLE, SLOW)) {
      one.bmc.reset(ResetType.ON);
      one.pass(10);
      one.bmc.reset(ResetType.POWER_CYCLE);
      one.pass(15);
      assertThat(one.states)
          .containsExactly("PoweringOn", "On", "PoweringOff", "Off", "PoweringOn", "On");
    }
  }

  @Test
  void on_while_the_power_goes_brings_it_back() {
    try (TimedBmc one = server(SimulatedModel.IDLE, SLOW)) {
      one.bmc.reset(ResetType.ON);
      one.pass(10);
      one.bmc.reset(ResetType.FORCE_OFF);
      one.bmc.reset(ResetType.ON);
      one.pass(15);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
      assertThat(one.host.boots()).hasSize(2);
    }
  }

  @Test
  void a_shutdown_while_the_power_goes_is_no_conflict() {
    try (TimedBmc one = server(SimulatedModel.IDLE, SLOW)) {
      one.bmc.reset(ResetType.ON);
      one.pass(10);
      one.bmc.reset(ResetType.FORCE_OFF);
      one.bmc.reset(ResetType.GRACEFUL_SHUTDOWN);
      one.pass(100);
      assertThat(one.states).containsExactly("PoweringOn", "On", "PoweringOff", "Off");
    }
  }

  @Test
  void of_a_shutdown_and_a_restart_that_are_asked_for_together_the_last_holds() {
    try (TimedBmc one = server(DEAF, SLOW)) {
      one.bmc.reset(ResetType.ON);
      one.pass(10);
      one.bmc.reset(ResetType.GRACEFUL_SHUTDOWN);
      one.bmc.reset(ResetType.GRACEFUL_RESTART);
      one.pass(75);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
      assertThat(one.host.boots()).hasSize(2);
      one.bmc.reset(ResetType.GRACEFUL_RESTART);
      one.bmc.reset(ResetType.GRACEFUL_SHUTDOWN);
      one.pass(75);
      assertThat(one.host.boots()).hasSize(2);
    }
  }

  @Test
  void an_operating_system_that_hears_the_button_shuts_down() {
    try (TimedBmc one = server(SimulatedModel.IDLE, FORCING)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.reset(ResetType.GRACEFUL_SHUTDOWN);
      assertThat(one.states).containsExactly("PoweringOn", "On", "PoweringOff", "Off");
      assertThat(one.log()).contains("GUEST_SHUTDOWN");
    }
  }

  @Test
  void a_shutdown_that_is_ignored_leaves_the_server_on_after_the_limit() {
    try (TimedBmc one = server(DEAF, SLOW)) {
      one.bmc.reset(ResetType.ON);
      one.pass(10);
      one.bmc.reset(ResetType.GRACEFUL_SHUTDOWN);
      one.pass(59);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.POWERING_OFF);
      one.pass(1);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
      assertThat(one.log()).contains("did not shut down within 60 s");
    }
  }

  @Test
  void a_shutdown_that_is_ignored_is_forced_where_the_model_says_so() {
    try (TimedBmc one = server(DEAF, FORCING)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.reset(ResetType.GRACEFUL_SHUTDOWN);
      one.pass(60);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.OFF);
    }
  }

  @Test
  void a_graceful_restart_that_is_ignored_can_be_forced() {
    try (TimedBmc one = server(DEAF, FORCING)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.reset(ResetType.GRACEFUL_RESTART);
      one.bmc.reset(ResetType.FORCE_RESTART);
      one.pass(100);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
      assertThat(one.host.boots()).hasSize(2);
      assertThat(one.log()).doesNotContain("the operating system restarted");
    }
  }

  @Test
  void a_graceful_restart_boots_again() {
    try (TimedBmc one = server(SimulatedModel.IDLE, FORCING)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.reset(ResetType.GRACEFUL_RESTART);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
      assertThat(one.host.boots()).hasSize(2);
    }
  }

  @Test
  void the_button_turns_a_server_on() {
    try (TimedBmc one = server(SimulatedModel.IDLE, FORCING)) {
      one.bmc.reset(ResetType.PUSH_POWER_BUTTON);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
    }
  }

  @Test
  void a_server_that_is_off_cannot_be_interrupted() {
    try (TimedBmc one = server(SimulatedModel.IDLE, FORCING)) {
      assertThatThrownBy(() -> one.bmc.reset(ResetType.NMI))
          .isInstanceOf(BmcException.class)
          .hasMessage("the server is not on");
    }
  }

  @Test
  void the_button_asks_an_operating_system_to_shut_down() {
    try (TimedBmc one = server(SimulatedModel.IDLE, FORCING)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.reset(ResetType.PUSH_POWER_BUTTON);
      assertThat(one.log()).contains("Off (GUEST_SHUTDOWN)");
    }
  }

  @Test
  void an_interrupt_reaches_the_operating_system_whose_panic_is_logged() {
    try (TimedBmc one = server(SimulatedModel.IDLE, FORCING)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.reset(ResetType.NMI);
      assertThat(one.bmc.events()).extracting(BmcEvent::kind).contains(Kind.PANICKED);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FORCE_RESTART", "GRACEFUL_RESTART", "POWER_CYCLE"})
  void a_server_that_is_off_has_nothing_to_restart_and_comes_up(ResetType restart) {
    try (TimedBmc one = server(SimulatedModel.IDLE, FORCING)) {
      one.bmc.reset(restart);
      assertThat(one.states).containsExactly("PoweringOn", "On");
      assertThat(one.host.boots()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FORCE_RESTART", "GRACEFUL_RESTART", "POWER_CYCLE"})
  void a_server_that_comes_up_has_nothing_to_restart(ResetType restart) {
    try (TimedBmc one = server(SimulatedModel.IDLE, SLOW)) {
      one.bmc.reset(ResetType.ON);
      one.pass(5);
      one.bmc.reset(restart);
      one.pass(100);
      assertThat(one.states).containsExactly("PoweringOn", "On");
      assertThat(one.host.boots()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FORCE_RESTART", "GRACEFUL_RESTART", "POWER_CYCLE"})
  void a_server_whose_power_goes_comes_up_again_for_a_restart(ResetType restart) {
    try (TimedBmc one = server(SimulatedModel.IDLE, SLOW)) {
      one.bmc.reset(ResetType.ON);
      one.pass(10);
      one.bmc.reset(ResetType.FORCE_OFF);
      one.bmc.reset(restart);
      one.pass(15);
      assertThat(one.states)
          .containsExactly("PoweringOn", "On", "PoweringOff", "Off", "PoweringOn", "On");
    }
  }

  @Test
  void a_server_that_comes_up_cannot_be_asked_to_shut_down() {
    try (TimedBmc one = server(SimulatedModel.IDLE, SLOW)) {
      one.bmc.reset(ResetType.ON);
      assertThatThrownBy(() -> one.bmc.reset(ResetType.GRACEFUL_SHUTDOWN))
          .isInstanceOf(BmcException.class)
          .hasMessage("the server is not on");
    }
  }

  @Test
  void an_operating_system_that_restarts_instead_of_shutting_down_is_on() {
    try (TimedBmc one = server(DEAF, FORCING)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.reset(ResetType.GRACEFUL_SHUTDOWN);
      one.host.resetByGuest();
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.ON);
      assertThat(one.log()).contains("On (the operating system restarted)");
    }
  }

  @Test
  void the_limit_of_a_shutdown_that_came_to_nothing_does_not_count_for_the_next() {
    try (TimedBmc one = server(DEAF, FORCING)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.reset(ResetType.GRACEFUL_SHUTDOWN);
      one.pass(30);
      one.host.resetByGuest();
      one.bmc.reset(ResetType.GRACEFUL_SHUTDOWN);
      one.pass(59);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.POWERING_OFF);
      one.pass(1);
      assertThat(one.bmc.powerState()).isEqualTo(PowerState.OFF);
    }
  }

  @Test
  void a_power_cut_that_comes_after_the_server_died_leaves_its_next_life_alone() {
    PowerModel slowToCut =
        new PowerModel(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(60), false);
    try (TimedBmc one = server(SimulatedModel.IDLE, slowToCut)) {
      one.bmc.reset(ResetType.ON);
      one.bmc.reset(ResetType.FORCE_OFF);
      one.host.powerOff();
      one.bmc.reset(ResetType.ON);
      one.pass(100);
      assertThat(one.states)
          .containsExactly("PoweringOn", "On", "PoweringOff", "Off", "PoweringOn", "On");
    }
  }

  @Test
  void mains_that_fail_while_the_power_comes_leave_the_server_off() {
    ManualTimeline timeline = new ManualTimeline();
    SimulatedHost host = new SimulatedHost("s1", timeline, SimulatedModel.IDLE);
    PowerControl power = control(host, BmcSettings.of("s1", folder).withTimeline(timeline));
    power.reset(ResetType.ON);
    power.lose("thunderstorm");
    assertThat(power.state()).isEqualTo(PowerState.OFF);
    timeline.advance(Duration.ofMinutes(2));
    assertThat(host.boots()).isEmpty();
  }

  private static PowerControl control(SimulatedHost host, BmcSettings settings) {
    EventLog events = new EventLog(settings.clock());
    BootControl boot = new BootControl(host, BootOrder.USUAL, events, settings.faults());
    return new PowerControl(
        host, boot, events, new SerialQueue(Runnable::run), settings.withPower(SLOW));
  }

  @Test
  void a_server_that_does_not_come_up_is_off_and_the_log_says_why() {
    NotingHost host = new NotingHost(Firmware.UEFI);
    host.breakDown();
    try (Bmc bmc = new Bmc(BmcSettings.of("s1", folder), host, Runnable::run)) {
      bmc.reset(ResetType.ON);
      assertThat(bmc.powerState()).isEqualTo(PowerState.OFF);
      assertThat(failures(bmc)).containsExactly("out of order");
    }
  }

  @Test
  void a_server_whose_power_cannot_be_cut_is_on() {
    NotingHost host = new NotingHost(Firmware.UEFI);
    try (Bmc bmc = new Bmc(BmcSettings.of("s1", folder), host, Runnable::run)) {
      bmc.reset(ResetType.ON);
      host.breakDown();
      bmc.reset(ResetType.FORCE_OFF);
      assertThat(bmc.powerState()).isEqualTo(PowerState.ON);
      assertThat(failures(bmc)).containsExactly("out of order");
    }
  }

  private static List<String> failures(Bmc bmc) {
    return bmc.events().stream()
        .filter(event -> event.kind() == Kind.FAILED)
        .map(BmcEvent::detail)
        .toList();
  }
}
