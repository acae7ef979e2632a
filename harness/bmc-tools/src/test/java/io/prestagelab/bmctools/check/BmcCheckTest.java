package io.prestagelab.bmctools.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.client.RedfishException;
import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.PowerState;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.host.SimulatedHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BmcCheckTest {

  @TempDir Path folder;

  private final SimulatedHost host = new SimulatedHost("server1");
  private BmcServer server;
  private Bmc bmc;

  @BeforeEach
  void start() {
    server = new BmcServer(BmcServerSettings.in(folder));
    bmc = server.add(BmcSettings.of("server1", folder), host);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_plain_bmc_fits_every_client_by_reading() {
    CheckReport report = check(Tier.READ_ONLY, "password");
    assertThat(report.findings()).noneMatch(finding -> finding.outcome() == CheckOutcome.FAIL);
    assertThat(report.verdicts())
        .extracting(Suitability::answer)
        .containsOnly(Suitability.Answer.INSTALLS);
    assertThat(report.exchanges())
        .extracting(exchange -> exchange.method())
        .containsOnly("GET", "POST", "DELETE");
  }

  @Test
  void the_media_tier_inserts_and_leaves_the_drive_empty() {
    CheckReport report = check(Tier.MEDIA, "password");
    assertThat(report.findings())
        .extracting(CheckResult::check)
        .contains(Check.INSERT, Check.IMAGE_ECHO, Check.EJECT_ACTION);
    assertThat(report.fits()).isTrue();
    assertThat(bmc.cd().state().inserted()).isFalse();
    assertThat(bmc.powerState()).isEqualTo(PowerState.OFF);
  }

  @Test
  void the_full_tier_boots_the_canary_once_and_gives_the_power_back() {
    bmc.reset(ResetType.ON);
    Awaitility.await().until(() -> bmc.powerState() == PowerState.ON);
    CheckReport report = check(Tier.FULL, "password");
    assertThat(report.findings())
        .filteredOn(finding -> finding.check() == Check.CANARY)
        .singleElement()
        .extracting(CheckResult::outcome)
        .isEqualTo(CheckOutcome.PASS);
    assertThat(report.untested()).isEmpty();
    assertThat(bmc.powerState()).isEqualTo(PowerState.ON);
    assertThat(bmc.cd().state().inserted()).isFalse();
    assertThat(report.measured().rate()).isEqualTo("2.0 MiB/s");
  }

  @Test
  void a_simulated_server_is_known_at_once_and_not_waited_for() {
    URI address = URI.create("https://" + server.url(bmc).getAuthority());
    CheckSettings settings =
        CheckSettings.of(address, "admin", "password", Tier.FULL).withLimit(Duration.ofSeconds(20));
    CheckReport report = new BmcCheck(settings, () -> new MachineCanary(host), f -> {}).run();
    assertThat(report.untested()).hasValueSatisfying(why -> assertThat(why).contains("simulated"));
    assertThat(report.findings())
        .filteredOn(finding -> finding.check() == Check.CANARY)
        .extracting(CheckResult::outcome)
        .containsExactly(CheckOutcome.SKIP);
    assertThat(report.reach()).contains("no boot was seen");
    assertThat(bmc.powerState()).isEqualTo(PowerState.OFF);
  }

  @Test
  void no_password_is_in_the_evidence() {
    assertThat(check(Tier.READ_ONLY, "password").exchanges())
        .noneMatch(exchange -> exchange.request().contains("\"password\""));
  }

  @Test
  void a_wrong_password_is_tried_once() {
    assertThatThrownBy(() -> check(Tier.READ_ONLY, "wrong"))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("one try was made");
  }

  @Test
  void nobody_at_the_address_is_said_in_one_line() {
    CheckSettings settings =
        CheckSettings.of(URI.create("https://127.0.0.1:1"), "admin", "x", Tier.READ_ONLY);
    assertThatThrownBy(() -> new BmcCheck(settings, this::canary, finding -> {}).run())
        .isInstanceOf(RedfishException.class)
        .hasMessageContaining("no answer from the BMC at https://127.0.0.1:1");
  }

  @Test
  void a_web_server_that_is_no_bmc_is_told_from_one() {
    try (FakeCanary web = new FakeCanary(host)) {
      URI address = web.image().resolve("/");
      CheckSettings settings = CheckSettings.of(address, "admin", "x", Tier.READ_ONLY);
      assertThatThrownBy(() -> new BmcCheck(settings, this::canary, finding -> {}).run())
          .isInstanceOf(ToolException.class)
          .hasMessageContaining("not as a Redfish service");
    }
  }

  private CheckReport check(Tier tier, String password) {
    URI address = URI.create("https://" + server.url(bmc).getAuthority());
    CheckSettings settings =
        CheckSettings.of(address, "admin", password, tier).withLimit(Duration.ofSeconds(20));
    return new BmcCheck(settings, this::canary, finding -> {}).run();
  }

  private Canary canary() {
    return new FakeCanary(host);
  }
}
