package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.RedfishClient.Answer;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.host.BootOrder;
import io.prestagelab.emulator.profile.Personalities;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Resources that other people's clients looked for: each works. */
class BmcResourcesTest {

  private static final String SYSTEM = SimulatedBmc.SYSTEM;
  private static final String CHASSIS = "/redfish/v1/Chassis/s1";
  private static final String MANAGER = "/redfish/v1/Managers/s1";
  private static final String SECURE_BOOT = SYSTEM + "/SecureBoot";

  @TempDir Path folder;
  private SimulatedBmc one;
  private RedfishClient client;

  @BeforeEach
  void start() {
    one = new SimulatedBmc(folder);
    client = one.admin();
  }

  @AfterEach
  void stop() {
    one.close();
  }

  private JsonNode get(String path) {
    Answer answer = client.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.json();
  }

  private void patch(String path, String body) {
    assertThat(client.patch(path, body).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {SYSTEM, CHASSIS})
  void a_tag_and_the_light_are_the_servers(String where) {
    patch(where, "{\"AssetTag\":\"R7-U12\",\"IndicatorLED\":\"Lit\"}");
    for (String seen : new String[] {SYSTEM, CHASSIS}) {
      assertThat(get(seen).path("AssetTag").asString("")).isEqualTo("R7-U12");
      assertThat(get(seen).path("IndicatorLED").asString("")).isEqualTo("Lit");
      assertThat(get(seen).path("LocationIndicatorActive").asBoolean(false)).isTrue();
    }
    patch(where, "{\"LocationIndicatorActive\":false}");
    assertThat(get(SYSTEM).path("IndicatorLED").asString("")).isEqualTo("Off");
  }

  @Test
  void a_tag_outlives_the_bmc() {
    one.close();
    BmcSettings kept = BmcSettings.of("s1", folder).withState(folder.resolve("state.json"));
    try (SimulatedBmc first = new SimulatedBmc(BmcServerSettings.in(folder), kept)) {
      assertThat(first.admin().patch(SYSTEM, "{\"AssetTag\":\"kept\"}").status()).isEqualTo(204);
    }
    try (SimulatedBmc second = new SimulatedBmc(BmcServerSettings.in(folder), kept)) {
      assertThat(second.admin().get(SYSTEM).json().path("AssetTag").asString("")).isEqualTo("kept");
    }
  }

  @Test
  void secure_boot_is_in_force_from_the_next_boot_on() {
    patch(SECURE_BOOT, "{\"SecureBootEnable\":true}");
    assertThat(get(SECURE_BOOT).path("SecureBootCurrentBoot").asString("")).isEqualTo("Disabled");
    one.host.powerOn(BootOrder.USUAL);
    assertThat(get(SECURE_BOOT).path("SecureBootCurrentBoot").asString("")).isEqualTo("Enabled");
  }

  @ParameterizedTest
  @CsvSource({
    "ResetAllKeysToDefault, UserMode, Enabled",
    "DeletePK, SetupMode, Disabled",
    "DeleteAllKeys, SetupMode, Disabled"
  })
  void without_keys_secure_boot_checks_nothing(String reset, String mode, String current) {
    patch(SECURE_BOOT, "{\"SecureBootEnable\":true}");
    String action = SECURE_BOOT + "/Actions/SecureBoot.ResetKeys";
    String body = "{\"ResetKeysType\":\"" + reset + "\"}";
    assertThat(client.post(action, body).status()).isEqualTo(204);
    one.host.powerOn(BootOrder.USUAL);
    assertThat(get(SECURE_BOOT).path("SecureBootMode").asString("")).isEqualTo(mode);
    assertThat(get(SECURE_BOOT).path("SecureBootCurrentBoot").asString("")).isEqualTo(current);
  }

  @ParameterizedTest
  @ValueSource(strings = {MANAGER + "/NetworkProtocol", MANAGER + "/EthernetInterfaces/1"})
  void the_bmc_is_called_otherwise(String where) {
    patch(where, "{\"HostName\":\"bmc-of-rack-7\"}");
    assertThat(get(MANAGER + "/NetworkProtocol").path("HostName").asString(""))
        .isEqualTo("bmc-of-rack-7");
    assertThat(get(MANAGER + "/EthernetInterfaces/1").path("HostName").asString(""))
        .isEqualTo("bmc-of-rack-7");
  }

  @Test
  void its_interface_is_that_of_its_address() {
    JsonNode nic = get(MANAGER + "/EthernetInterfaces/1");
    assertThat(nic.at("/IPv4Addresses/0/Address").asString("")).isEqualTo("127.0.0.1");
    JsonNode https = get(MANAGER + "/NetworkProtocol").path("HTTPS");
    assertThat(https.path("Port").asInt(0)).isEqualTo(one.server.url(one.bmc).getPort());
  }

  @Test
  void the_clock_can_be_set_and_stamps_the_log() {
    patch(MANAGER, "{\"DateTime\":\"2031-05-06T07:08:09Z\"}");
    Instant set = Instant.parse("2031-05-06T07:08:09Z");
    Instant shown = OffsetDateTime.parse(get(MANAGER).path("DateTime").asString("")).toInstant();
    assertThat(Duration.between(set, shown)).isBetween(Duration.ZERO, Duration.ofHours(1));
    one.bmc.reset(ResetType.ON);
    JsonNode entries = get(SYSTEM + "/LogServices/SEL/Entries").path("Members");
    assertThat(entries.path(0).path("Created").asString("")).startsWith("2031-05-06T");
    assertThat(client.patch(MANAGER, "{\"DateTime\":\"tomorrow\"}").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+05:30", "-08:00", "+00:00"})
  void its_clock_tells_the_same_time_in_another_offset(String offset) {
    patch(MANAGER, "{\"DateTime\":\"2031-05-06T07:08:09Z\"}");
    patch(MANAGER, "{\"DateTimeLocalOffset\":\"" + offset + "\"}");
    JsonNode manager = get(MANAGER);
    OffsetDateTime shown = OffsetDateTime.parse(manager.path("DateTime").asString(""));
    assertThat(manager.path("DateTimeLocalOffset").asString("")).isEqualTo(offset);
    assertThat(shown.getOffset()).isEqualTo(ZoneOffset.of(offset));
    assertThat(Duration.between(Instant.parse("2031-05-06T07:08:09Z"), shown.toInstant()))
        .isBetween(Duration.ZERO, Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "+5:30", "+05:30:15", "+24:00", "somewhere", "+0530"})
  void an_offset_that_is_none_is_refused(String offset) {
    String body = "{\"DateTimeLocalOffset\":\"" + offset + "\"}";
    assertThat(client.patch(MANAGER, body).status()).isEqualTo(400);
    assertThat(get(MANAGER).path("DateTimeLocalOffset").asString("")).isEqualTo("+00:00");
  }

  @Test
  void the_bmc_has_a_log_of_its_own() {
    String log = MANAGER + "/LogServices/Log";
    String entries = log + "/Entries";
    patch(MANAGER + "/NetworkProtocol", "{\"HostName\":\"other\"}");
    assertThat(get(entries).path("Members").toString())
        .contains("STARTED")
        .contains("SETTING_CHANGED");
    assertThat(client.post(log + "/Actions/LogService.ClearLog", "{}").status()).isEqualTo(204);
    assertThat(get(entries).path("Members").toString()).doesNotContain("STARTED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHASSIS + "/PowerSubsystem/PowerSupplies/1",
        CHASSIS + "/ThermalSubsystem/Fans/1",
        CHASSIS + "/ThermalSubsystem/ThermalMetrics",
        CHASSIS + "/EnvironmentMetrics",
        CHASSIS + "/Controls/PowerLimit",
        CHASSIS + "/Drives/0",
        SYSTEM + "/Storage/Disks/Controllers/1",
        SYSTEM + "/Storage/Disks/Volumes"
      })
  void there_is(String resource) {
    assertThat(get(resource).path("@odata.id").asString("")).isEqualTo(resource);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dell-idrac9", "hpe-ilo5", "supermicro", "openbmc"})
  void a_chassis_is_called_by_the_last_part_of_its_uri(String personality) {
    one.server.wear(one.bmc, Personalities.named(personality));
    String uri = get("/redfish/v1/Chassis").at("/Members/0/@odata.id").asString("");
    assertThat(uri).endsWith("/" + get(uri).path("Id").asString("?"));
  }
}
