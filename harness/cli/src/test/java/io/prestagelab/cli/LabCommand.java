package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** {@code lab} in this process, with what it wrote to its error output the last time. */
final class LabCommand {
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  /** Runs a command; returns its exit code. */
  int run(String... words) {
    errors.reset();
    return Lab.run(words, new PrintStream(errors, true, StandardCharsets.UTF_8));
  }

  /** It wrote one line, which has {@code text} in it. */
  void saysInOneLine(String text) {
    assertThat(errors.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("lab: ")
        .contains(text);
  }

  /** It wrote nothing. */
  void saysNothing() {
    assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
