package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.host.SimulatedModel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
