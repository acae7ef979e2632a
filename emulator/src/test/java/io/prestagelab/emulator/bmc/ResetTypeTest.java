package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResetTypeTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
      ON, On
      FORCE_ON, ForceOn
      FORCE_OFF, ForceOff
      GRACEFUL_SHUTDOWN, GracefulShutdown
      FORCE_RESTART, ForceRestart
      GRACEFUL_RESTART, GracefulRestart
      PUSH_POWER_BUTTON, PushPowerButton
      NMI, Nmi
      POWER_CYCLE, PowerCycle
      """)
  void clients_read_the_words_of_dsp2046(ResetType value, String wire) {
    assertThat(value.wire()).isEqualTo(wire);
  }
}
