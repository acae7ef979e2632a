package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverrideEnabledTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
      DISABLED, Disabled
      ONCE, Once
      CONTINUOUS, Continuous
      """)
  void clients_read_the_words_of_dsp2046(OverrideEnabled value, String wire) {
    assertThat(value.wire()).isEqualTo(wire);
  }
}
