package io.prestagelab.bmctools.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.client.Connection;
import io.prestagelab.emulator.bmc.BootOverride;
import io.prestagelab.emulator.bmc.BootTarget;
import io.prestagelab.emulator.bmc.OverrideEnabled;
import io.prestagelab.emulator.bmc.PowerState;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.profile.Personality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What earlier installations left in a BMC. */
@Execution(ExecutionMode.CONCURRENT)
final class UnstickTest {
  private static final String SESSIONS = "/redfish/v1/SessionService/Sessions";

  @TempDir Path folder;
  private SimulatedBmc bmc;

  @BeforeEach
  void start() {
    bmc = new SimulatedBmc(folder, Personality.plain());
  }

  @AfterEach
  void stop() {
    bmc.close();
  }

  private Unstick look() {
    return Unstick.look(bmc.address(), "admin", "password");
  }

  private void leaveAll() throws IOException {
    try (FakeCanary web = new FakeCanary(bmc.host())) {
      bmc.bmc().cd().insert(web.image().toString(), MediaRequest.of(web.image(), folder));
    }
    bmc.bmc()
        .setBootOverride(
            new BootOverride(OverrideEnabled.CONTINUOUS, BootTarget.CD, Firmware.UEFI));
    logIn();
  }

  private void logIn() {
    String login = "{\"UserName\": \"admin\", \"Password\": \"password\"}";
    assertThat(plain().send("test", "POST", SESSIONS, login, null).status()).isEqualTo(201);
  }

  private Connection plain() {
    return new Connection(bmc.address(), exchange -> {});
  }

  private int sessions() {
    Connection owner = plain();
    owner.useBasic(Connection.basic("admin", "password"));
    return owner.get("test", SESSIONS).body().path("Members").size();
  }

  @Test
  void medium_override_and_old_sessions_are_found_and_taken_away() throws IOException {
    leaveAll();
    try (Unstick unstick = look()) {
      assertThat(unstick.found())
          .hasSize(3)
          .anySatisfy(what -> assertThat(what).contains("/canary.iso"))
          .anySatisfy(what -> assertThat(what).contains("Cd, Continuous"))
          .anySatisfy(what -> assertThat(what).contains("session"));
      assertThat(unstick.free()).isEmpty();
    }
    assertThat(bmc.bmc().cd().state().inserted()).isFalse();
    assertThat(bmc.bmc().bootOverride().enabled()).isEqualTo(OverrideEnabled.DISABLED);
    assertThat(sessions()).isZero();
    assertThat(bmc.bmc().powerState()).isEqualTo(PowerState.OFF);
  }

  @Test
  void looking_changes_nothing() throws IOException {
    leaveAll();
    look().close();
    assertThat(bmc.bmc().cd().state().inserted()).isTrue();
    assertThat(bmc.bmc().bootOverride().enabled()).isEqualTo(OverrideEnabled.CONTINUOUS);
    assertThat(sessions()).isEqualTo(1);
  }

  @Test
  void where_nothing_is_stuck_nothing_is_found() {
    try (Unstick unstick = look()) {
      assertThat(unstick.found()).isEmpty();
    }
  }

  @Test
  void a_bmc_that_opens_no_session_more_is_freed_all_the_same() {
    logIn();
    bmc.bmc().settings().faults().http(List.of(HttpFault.status("POST", SESSIONS, 1, 503)));
    try (Unstick unstick = look()) {
      assertThat(unstick.free()).isEmpty();
    }
    assertThat(sessions()).isZero();
  }

  @Test
  void what_stays_is_named() throws IOException {
    leaveAll();
    bmc.bmc().settings().faults().http(List.of(HttpFault.status("POST", ".*EjectMedia", 20, 405)));
    try (Unstick unstick = look()) {
      assertThat(unstick.free()).singleElement().asString().contains("/canary.iso");
    }
  }

  @Test
  void a_refused_password_is_said() {
    assertThatThrownBy(() -> Unstick.look(bmc.address(), "admin", "wrong"))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("refuses user name and password");
  }
}
