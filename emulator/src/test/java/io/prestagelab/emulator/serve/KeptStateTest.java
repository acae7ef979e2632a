package io.prestagelab.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.RedfishClient;
import io.prestagelab.emulator.TestWeb;
import io.prestagelab.emulator.host.Accel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class KeptStateTest {

  private static final String SYSTEM = "/redfish/v1/Systems/server1";
  private static final String CD = SYSTEM + "/VirtualMedia/Cd";

  @TempDir Path folder;

  @Test
  void everything_is_as_it_was_after_kill_9_but_the_power_is_lost() throws Exception {
    try (TestWeb web = new TestWeb()) {
      URI image = web.put("/boot.iso", new byte[4096]);
      Process first = serve();
      RedfishClient before = client(URI.create(first.inputReader().readLine()));
      change(before, image);
      assertThatThrownBy(() -> BmcFleet.start(ServeConfig.usual(folder), Accel.TCG))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("in use by another server or BMC");
      first.destroyForcibly();
      assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
      try (BmcFleet again = BmcFleet.start(ServeConfig.usual(folder), Accel.TCG)) {
        check(client(again.url(again.bmcs().get(0))), image);
      }
    }
  }

  private static void change(RedfishClient client, URI image) {
    post(client, SYSTEM + "/Actions/ComputerSystem.Reset", "{\"ResetType\":\"On\"}");
    await().until(() -> client.get(SYSTEM).json().path("PowerState").asString().equals("On"));
    String insert = CD + "/Actions/VirtualMedia.InsertMedia";
    post(client, insert, "{\"Image\":\"" + image + "\"}");
    client.patch(
        SYSTEM,
        """
        {"Boot": {"BootSourceOverrideEnabled": "Continuous", "BootSourceOverrideTarget": "Cd"}}
        """);
    post(
        client,
        "/redfish/v1/AccountService/Accounts",
        "{\"UserName\":\"second\",\"Password\":\"secret-word\",\"RoleId\":\"Operator\"}");
  }

  private static void check(RedfishClient client, URI image) {
    JsonNode system = client.get(SYSTEM).json();
    assertThat(system.path("PowerState").asString()).isEqualTo("Off");
    assertThat(system.at("/Boot/BootSourceOverrideEnabled").asString()).isEqualTo("Continuous");
    assertThat(client.get(CD).json().path("Image").asString()).isEqualTo(image.toString());
    String log = client.get(SYSTEM + "/LogServices/SEL/Entries").text();
    assertThat(log).contains("power was lost").contains("MEDIA_INSERTED");
    assertThat(client.basic("second", "secret-word").get(SYSTEM).status()).isEqualTo(200);
  }

  private static void post(RedfishClient client, String path, String body) {
    assertThat(client.post(path, body).status()).isBetween(200, 204);
  }

  private Process serve() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LonelyFleet.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static RedfishClient client(URI url) {
    return new RedfishClient(url).basic("admin", "password");
  }
}
