package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootTargetTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
      NONE, None
      PXE, Pxe
      CD, Cd
      USB, Usb
      HDD, Hdd
      BIOS_SETUP, BiosSetup
      UEFI_TARGET, UefiTarget
      """)
  void clients_read_the_words_of_dsp2046(BootTarget value, String wire) {
    assertThat(value.wire()).isEqualTo(wire);
  }
}
