package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BashCheckTest {
  @Test
  void a_script_that_bash_can_read_has_no_complaint() {
    assertThat(BashCheck.of("if true; then\n  echo yes\nfi\n")).isEmpty();
  }

  @Test
  void a_complaint_has_its_line() {
    assertThat(BashCheck.of("echo one\nif true; then\nfi\n"))
        .hasValueSatisfying(wrong -> assertThat(wrong.line()).isEqualTo(3));
  }

  @Test
  void a_script_is_read_and_not_run() {
    assertThat(BashCheck.of("exit 3\n")).isEmpty();
  }
}
