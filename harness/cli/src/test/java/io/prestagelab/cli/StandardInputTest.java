package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardInputTest {

  @Test
  void a_lone_dash_is_standard_input_and_no_abbreviation() {
    InputStream before = System.in;
    String log = "Installation Failed: ERROR: invalid install device /dev/sdz\n";
    System.setIn(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(new LabCommand().run("diagnose", "-")).isEqualTo(ExitCode.OK);
    } finally {
      System.setIn(before);
    }
  }
}
