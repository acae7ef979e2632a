package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every resource that can be reached from the service root. */
class ResourcesTest {

  private static final String SCHEMAS = "prestagelab.redfish.schemas";

  @TempDir Path folder;

  @Test
  void every_link_leads_to_a_resource_that_names_itself() {
    Map<String, JsonNode> all = crawl();
    assertThat(all).hasSizeGreaterThan(60);
    all.forEach(
        (uri, body) ->
            assertThat(body.path("@odata.id").asString().replaceFirst("/$", ""))
                .isEqualTo(uri.replaceFirst("/$", "")));
  }

  @Test
  void every_resource_is_valid_by_its_schema() {
    String place = System.getProperty(SCHEMAS, "");
    if (place.isEmpty()) {
      System.err.println("SKIPPED schema validation: set -D" + SCHEMAS + "=FOLDER to run it");
    }
    assumeTrue(!place.isEmpty(), "property " + SCHEMAS + " names no folder");
    RedfishSchemas schemas = new RedfishSchemas(Path.of(place));
    crawl().forEach((uri, body) -> assertThat(schemas.problems(body)).as(uri).isEmpty());
  }

  private Map<String, JsonNode> crawl() {
    try (SimulatedBmc one = new SimulatedBmc(folder)) {
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
