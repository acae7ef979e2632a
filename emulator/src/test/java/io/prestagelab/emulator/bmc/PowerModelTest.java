package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerModelTest {

  private static PowerModel of(int on, int off, int limit) {
    return new PowerModel(
        Duration.ofSeconds(on), Duration.ofSeconds(off), Duration.ofSeconds(limit), false);
  }

  @Test
  void power_may_come_and_go_at_once() {
    assertThat(of(0, 0, 0).on()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1"})
  void no_time_goes_backwards(int on, int off, int limit) {
    assertThatThrownBy(() -> of(on, off, limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("negative");
  }
}
