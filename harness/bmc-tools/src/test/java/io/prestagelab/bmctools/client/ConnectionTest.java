package io.prestagelab.bmctools.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionTest {

  @Test
  void secrets_are_not_recorded() {
    assertThat(Connection.withoutSecrets("{\"Password\": \"sec\\\"ret\", \"Id\": \"1\"}"))
        .isEqualTo("{\"Password\": \"***\", \"Id\": \"1\"}");
    assertThat(Connection.withoutSecrets("http://user:secret@192.0.2.1/x"))
        .isEqualTo("http://***@192.0.2.1/x");
  }

  @Test
  void not_even_long_ones() {
    assertThat(Connection.withoutSecrets("{\"X-Auth-Token\": \"" + "a1\\\\".repeat(20_000) + "\"}"))
        .isEqualTo("{\"X-Auth-Token\": \"***\"}");
  }
}
