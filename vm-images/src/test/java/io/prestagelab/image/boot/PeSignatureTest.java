package io.prestagelab.image.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.sample.SampleLoader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of EFI programs. */
final class PeSignatureTest {

  @Test
  void a_signature_is_there_until_it_is_removed() {
    byte[] program = SampleLoader.signed();
    PeSignature signature = new PeSignature(program);
    assertThat(signature.isThere()).isTrue();
    signature.remove();
    assertThat(signature.isThere()).isFalse();
    byte[] expected = SampleLoader.signed();
    Arrays.fill(expected, SampleLoader.CERTIFICATES, SampleLoader.CERTIFICATES + 8, (byte) 0);
    assertThat(program).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x3F, 0x41, 0x100, SampleLoader.CERTIFICATES + 7})
  void a_program_that_is_cut_short_is_refused(int length) {
    byte[] program = Arrays.copyOf(SampleLoader.signed(), length);
    assertThatThrownBy(() -> new PeSignature(program))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("no 64-bit EFI program");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x3F, 0x80, 0x82, 0x80 + 24})
  void bytes_that_are_no_64_bit_program_are_refused(int at) {
    byte[] program = SampleLoader.signed();
    program[at] ^= (byte) 0x81;
    assertThatThrownBy(() -> new PeSignature(program)).isInstanceOf(ImageException.class);
  }
}
