package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.host.SimulatedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of exchanges, and that answers are written once. */
class ExchangeLogTest {
  private static final String SYSTEM = "/redfish/v1/Systems/s1";
  private static final String ONCE =
      "{\"Boot\": {\"BootSourceOverrideEnabled\": \"Once\", \"BootSourceOverrideTarget\": \"Cd\"}}";

  @TempDir Path folder;

  @Test
  void a_resource_that_is_read_again_is_named_by_its_etag_until_it_changes() throws IOException {
    try (BmcServer server = new BmcServer(BmcServerSettings.in(folder))) {
      Bmc bmc = server.add(BmcSettings.of("s1", folder), new SimulatedHost("s1"));
      server.start();
      RedfishClient client = new RedfishClient(server.url(bmc)).basic("admin", "password");
      String etag = client.get(SYSTEM).header("ETag");
      client.get(SYSTEM);
      client.get(SYSTEM + "?$select=Model");
      client.patch(SYSTEM, ONCE);
      client.get(SYSTEM);
      List<JsonNode> reads =
          Files.readAllLines(folder.resolve("redfish.jsonl")).stream()
              .map(JsonMapper.shared()::readTree)
              .filter(line -> line.path("method").asString("").equals("GET"))
              .toList();
      assertThat(reads).hasSize(4);
      assertThat(reads.get(0).path("response").path("Id").asString("")).isEqualTo("s1");
      assertThat(reads.get(1).has("response")).isFalse();
      assertThat(reads.get(1).path("unchanged").asString("")).isEqualTo(etag);
      assertThat(reads.get(2).path("response").has("Model")).isTrue();
      assertThat(reads.get(3).at("/response/Boot/BootSourceOverrideEnabled").asString(""))
          .isEqualTo("Once");
    }
  }

  @Test
  void the_etag_in_the_body_is_that_of_the_header_and_guards_a_change() {
    try (BmcServer server = new BmcServer(BmcServerSettings.in(folder).withoutTls())) {
      Bmc bmc = server.add(BmcSettings.of("s1", folder), new SimulatedHost("s1"));
      server.start();
      RedfishClient client = new RedfishClient(server.url(bmc)).basic("admin", "password");
      RedfishClient.Answer read = client.get(SYSTEM);
      String etag = read.header("ETag");
      assertThat(read.json().path("@odata.etag").asString("")).isEqualTo(etag);
      assertThat(client.with("If-Match", etag).patch(SYSTEM, ONCE).status()).isEqualTo(204);
      assertThat(client.with("If-Match", etag).patch(SYSTEM, ONCE).status()).isEqualTo(412);
    }
  }
}
