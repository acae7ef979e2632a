package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prestagelab.emulator.profile.Personalities;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every resource that can be reached from the service root. */
class ResourcesTest {

  private static final String SCHEMAS = "prestagelab.redfish.schemas";

  @TempDir Path folder;

  @Test
  void every_link_leads_to_a_resource_that_names_itself() {
    Map<String, JsonNode> all = crawl("generic");
    assertThat(all).hasSizeGreaterThan(60);
    all.forEach(
        (uri, body) ->
            assertThat(body.path("@odata.id").asString().replaceFirst("/$", ""))
                .isEqualTo(uri.replaceFirst("/$", "")));
  }

  @ParameterizedTest
  @MethodSource("personalities")
  void every_resource_of_every_personality_is_valid_by_its_schema(String personality) {
    RedfishSchemas schemas = schemas();
    crawl(personality).forEach((uri, body) -> assertThat(schemas.problems(body)).as(uri).isEmpty());
  }

  static List<String> personalities() {
    return Personalities.names();
  }

  /** Each of these is served for a client of today; docs/bmc-tests.md names it. */
  @Test
  void what_is_served_though_it_is_deprecated_is_known() {
    assertThat(deprecated("generic"))
        .containsExactlyInAnyOrder(
            "/redfish/v1/Chassis/s1 IndicatorLED",
            "/redfish/v1/Chassis/s1 Power",
            "/redfish/v1/Chassis/s1 Thermal",
            "/redfish/v1/Chassis/s1/Power URI",
            "/redfish/v1/Chassis/s1/Thermal URI",
            "/redfish/v1/Systems/s1 IndicatorLED",
            "/redfish/v1/Managers/s1 VirtualMedia",
            "/redfish/v1/Managers/s1/VirtualMedia URI",
            "/redfish/v1/Managers/s1/VirtualMedia/Cd URI");
  }

  @Test
  void the_personality_of_todays_book_serves_nothing_that_is_deprecated() {
    assertThat(deprecated("current")).isEmpty();
  }

  private List<String> deprecated(String personality) {
    RedfishSchemas schemas = schemas();
    List<String> found = new ArrayList<>();
    crawl(personality)
        .forEach(
            (uri, body) ->
                schemas.deprecated(uri, body).forEach(what -> found.add(uri + " " + what)));
    return found;
  }

  private static RedfishSchemas schemas() {
    String place = System.getProperty(SCHEMAS, "");
    if (place.isEmpty()) {
      System.err.println("SKIPPED schema validation: set -D" + SCHEMAS + "=FOLDER to run it");
    }
    assumeTrue(!place.isEmpty(), "property " + SCHEMAS + " names no folder");
    return new RedfishSchemas(Path.of(place));
  }

  private Map<String, JsonNode> crawl(String personality) {
    try (SimulatedBmc one = new SimulatedBmc(folder)) {
      one.server.wear(one.bmc, Personalities.named(personality));
      RedfishClient client = one.admin();
      client.post(
          "/redfish/v1/SessionService/Sessions",
          "{\"UserName\":\"admin\",\"Password\":\"password\"}");
      client.post(
          "/redfish/v1/EventService/Subscriptions",
          "{\"Destination\":\"http://127.0.0.1:9/\",\"Protocol\":\"Redfish\"}");
      one.bmc.tasks().start("nothing", () -> {});
      one.bmc.clearLog();
      return Crawl.resources(client);
    }
  }
}
