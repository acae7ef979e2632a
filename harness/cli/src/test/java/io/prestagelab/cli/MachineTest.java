package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void a_programs_whole_complaint_is_a_part_of_a_line() {
    assertThat(Machine.inShort("no KVM")).isEqualTo("no KVM");
    assertThat(Machine.inShort("first\nsecond")).isEqualTo("first");
    assertThat(Machine.inShort("x".repeat(220))).endsWith("x…").hasSizeLessThan(100);
  }
}
