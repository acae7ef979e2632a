package io.prestagelab.bmctools.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Account;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.bmc.Role;
import io.prestagelab.emulator.host.SimulatedHost;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialConsoleTest {

  @TempDir Path folder;
  private final SimulatedHost host = new SimulatedHost("s1");
  private final AtomicReference<String> heard = new AtomicReference<>("");
  private BmcServer server;
  private Bmc bmc;

  @BeforeEach
  void start() {
    server = new BmcServer(BmcServerSettings.in(folder));
    bmc = server.add(BmcSettings.of("s1", folder), host);
    server.start();
    bmc.reset(ResetType.ON);
    await().until(host::isOn);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private SerialConsole open(String user, String password, String system) {
    URI base = server.url(bmc).resolve("/");
    return SerialConsole.open(
        base,
        user,
        password,
        system,
        bytes -> heard.accumulateAndGet(new String(bytes, StandardCharsets.UTF_8), String::concat));
  }

  @Test
  void shows_what_was_said_before_and_what_is_typed() {
    host.type("login: ".getBytes(StandardCharsets.UTF_8));
    try (SerialConsole console = open("admin", "password", "s1")) {
      await().until(() -> "login: ".equals(heard.get()));
      console.type("root\n");
      await().until(() -> "login: root\n".equals(heard.get()));
    }
  }

  @Test
  void a_user_who_may_only_read_is_told_why_it_ended() {
    Account unused = bmc.accounts().add("viewer", "viewer-word", Role.READ_ONLY, true);
    try (SerialConsole console = open("viewer", "viewer-word", "s1")) {
      console.type("root\n");
      assertThatThrownBy(console::await)
          .isInstanceOf(RedfishException.class)
          .hasMessageContaining("only an Operator or Administrator may type");
    }
  }

  @Test
  void a_wrong_password_and_an_unknown_system_are_refused() {
    assertThatThrownBy(() -> open("admin", "wrong", "s1"))
        .isInstanceOf(RedfishException.class)
        .hasMessageContaining("HTTP 401");
    assertThatThrownBy(() -> open("admin", "password", "s2"))
        .isInstanceOf(RedfishException.class)
        .hasMessageContaining("--system")
        .hasMessageContaining("s1");
  }
}
