package io.prestagelab.bmctools.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.bmctools.client.Connection;
import io.prestagelab.emulator.bmc.PowerState;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.profile.Personality;
import io.prestagelab.emulator.profile.Quirk;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever happens in the middle of a check, the server is afterwards as it was before. */
@Execution(ExecutionMode.CONCURRENT)
final class RestoreTest {
  private static final String SYSTEM = "/redfish/v1/Systems/server1";

  @TempDir Path folder;
  private SimulatedBmc bmc;
  private JsonNode before;

  @BeforeEach
  void a_server_that_is_on_with_an_override_of_its_owner() {
    bmc = new SimulatedBmc(folder, Personality.plain());
    bmc.bmc().reset(ResetType.ON);
    Connection owner = owner();
    String boot =
        """
        {"Boot": {"BootSourceOverrideEnabled": "Continuous", "BootSourceOverrideTarget": "Pxe"}}
        """;
    assertThat(owner.send("test", "PATCH", SYSTEM, boot, null).ok()).isTrue();
    before = override();
    assertThat(before.path("BootSourceOverrideTarget").asString("")).isEqualTo("Pxe");
  }

  @AfterEach
  void stop() {
    bmc.close();
  }

  @Test
  void after_a_whole_check() {
    assertThat(bmc.check(Tier.FULL).untested()).isEmpty();
    isRestored();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, .*InsertMedia",
    "PATCH, .*/Systems/server1",
    "POST, .*ComputerSystem.Reset",
    "POST, .*EjectMedia"
  })
  void after_a_step_that_the_bmc_refused(String method, String path) {
    bmc.bmc().settings().faults().http(List.of(HttpFault.status(method, path, 1, 500)));
    bmc.check(Tier.FULL);
    isRestored();
  }

  @ParameterizedTest
  @ValueSource(strings = {".*InsertMedia", ".*ComputerSystem.Reset", ".*EjectMedia"})
  void after_a_connection_that_broke(String path) {
    bmc.bmc().settings().faults().http(List.of(HttpFault.drop(path)));
    assertThatThrownBy(() -> bmc.check(Tier.FULL)).hasMessageContaining("no answer from the BMC");
    isRestored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void after_a_signal_while_the_server_boots(String signal) throws Exception {
    Process check =
        new ProcessBuilder(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                InterruptedCheck.class.getName(),
                bmc.address().toString())
            .redirectError(folder.resolve("check.err").toFile())
            .start();
    try (BufferedReader lines = check.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.lines().anyMatch(InterruptedCheck.BOOTING::equals)).isTrue();
      assertThat(bmc.bmc().cd().state().inserted()).isTrue();
      new ProcessBuilder("kill", "-" + signal, String.valueOf(check.pid())).start().waitFor();
      assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      check.destroyForcibly();
    }
    isRestored();
  }

  @Test
  void what_a_dead_bmc_keeps_is_said() {
    bmc.bmc()
        .settings()
        .faults()
        .http(
            List.of(
                HttpFault.status("PATCH", SYSTEM, 1, 500),
                HttpFault.status("POST", ".*EjectMedia", 1, 204),
                HttpFault.dropping(new HttpFault.When("POST", ".*EjectMedia", null, null))));
    assertThatThrownBy(() -> bmc.check(Tier.FULL))
        .hasMessageContaining(
            "the server could not be restored; do this: eject the canary by hand");
  }

  @Test
  void an_override_that_is_set_at_a_settings_resource_is_restored_there() {
    try (SimulatedBmc other = new SimulatedBmc(folder, Personality.plain(Quirk.BOOT_BY_SETTINGS))) {
      assertThat(other.check(Tier.FULL).untested()).isEmpty();
    }
  }

  private void isRestored() {
    assertThat(bmc.bmc().cd().state().inserted()).as("medium").isFalse();
    assertThat(bmc.bmc().powerState()).as("power").isEqualTo(PowerState.ON);
    assertThat(override()).as("boot override").isEqualTo(before);
    JsonNode sessions = owner().get("test", "/redfish/v1/SessionService/Sessions").body();
    assertThat(sessions.path("Members").size()).as("sessions").isZero();
  }

  private JsonNode override() {
    return owner().get("test", SYSTEM).body().path("Boot");
  }

  private Connection owner() {
    Connection owner = new Connection(bmc.address(), exchange -> {});
    owner.useBasic("Basic YWRtaW46cGFzc3dvcmQ=");
    return owner;
  }
}
