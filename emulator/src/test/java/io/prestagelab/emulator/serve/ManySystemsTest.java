package io.prestagelab.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.RedfishClient;
import io.prestagelab.emulator.TestWeb;
import io.prestagelab.emulator.host.Accel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One service with several systems, beside a BMC with one. */
class ManySystemsTest {

  private static final String CONFIG =
      """
      bmcs:
        - name: rack1
          user: root
          password: rack-secret
          accounts:
            - {user: watcher, password: watch-secret}
            - {user: mover, password: move-secret, role: Operator}
          systems:
            - {name: a}
            - {name: b, asyncMedia: true}
            - {name: c}
        - name: alone
      """;

  @TempDir Path folder;

  @Test
  void systems_managers_and_chassis_have_a_member_for_each() throws IOException {
    try (BmcFleet fleet = start(CONFIG)) {
      RedfishClient rack = client(fleet, "root", "rack-secret");
      for (String collection : new String[] {"Systems", "Managers", "Chassis"}) {
        JsonNode seen = rack.get("/redfish/v1/" + collection).json();
        assertThat(seen.path("Members@odata.count").asInt()).isEqualTo(3);
        assertThat(seen.at("/Members/1/@odata.id").asString())
            .isEqualTo("/redfish/v1/" + collection + "/b");
      }
      assertThat(fleet.url(fleet.bmcs().get(0))).isEqualTo(fleet.url(fleet.bmcs().get(2)));
      assertThat(fleet.url(fleet.bmcs().get(3))).isNotEqualTo(fleet.url(fleet.bmcs().get(0)));
    }
  }

  @Test
  void each_system_has_its_own_power_and_medium_and_tasks() throws IOException {
    try (BmcFleet fleet = start(CONFIG);
        TestWeb web = new TestWeb()) {
      RedfishClient rack = client(fleet, "root", "rack-secret");
      String b = "/redfish/v1/Systems/b";
      rack.post(b + "/Actions/ComputerSystem.Reset", "{\"ResetType\":\"On\"}");
      await().until(() -> power(rack, "b").equals("On"));
      assertThat(power(rack, "a")).isEqualTo("Off");
      URI image = web.put("/b.iso", new byte[4096]);
      var accepted =
          rack.post(
              b + "/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia",
              "{\"Image\":\"" + image + "\"}");
      assertThat(accepted.status()).isEqualTo(202);
      await().until(() -> rack.get(accepted.header("Location")).status() == 204);
      assertThat(rack.get(b + "/VirtualMedia/Cd").json().path("Inserted").asBoolean()).isTrue();
      assertThat(
              rack.get("/redfish/v1/Managers/a/VirtualMedia/Cd")
                  .json()
                  .path("Inserted")
                  .asBoolean(true))
          .isFalse();
    }
  }

  @Test
  void what_a_system_measures_has_the_time_of_its_own_bmc() throws IOException {
    try (BmcFleet fleet = start(CONFIG)) {
      RedfishClient rack = client(fleet, "root", "rack-secret");
      rack.patch("/redfish/v1/Managers/b", "{\"DateTime\":\"2031-05-06T07:08:09Z\"}");
      String sensor = "/redfish/v1/Chassis/%s/Sensors/CpuTemp";
      assertThat(rack.get(sensor.formatted("b")).json().path("ReadingTime").asString(""))
          .startsWith("2031-05-06T");
      assertThat(rack.get(sensor.formatted("a")).json().path("ReadingTime").asString(""))
          .isNotEmpty()
          .doesNotStartWith("2031");
    }
  }

  @Test
  void accounts_of_the_file_log_in_with_their_roles() throws IOException {
    try (BmcFleet fleet = start(CONFIG)) {
      String boot = "{\"Boot\":{\"BootSourceOverrideTarget\":\"Hdd\"}}";
      RedfishClient watcher = client(fleet, "watcher", "watch-secret");
      RedfishClient mover = client(fleet, "mover", "move-secret");
      assertThat(watcher.get("/redfish/v1/Systems/c").status()).isEqualTo(200);
      assertThat(watcher.patch("/redfish/v1/Systems/c", boot).status()).isEqualTo(403);
      assertThat(mover.patch("/redfish/v1/Systems/c", boot).status()).isEqualTo(204);
    }
  }

  @Test
  void what_belongs_to_the_bmc_is_refused_in_a_system() {
    assertThatThrownBy(
            () -> start("bmcs:\n  - name: r\n    systems:\n      - {name: a, port: 80}\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'r'")
        .hasMessageContaining("'a'");
  }

  @Test
  void names_of_systems_are_unique_too() {
    assertThatThrownBy(
            () -> start("bmcs:\n  - name: a\n  - name: r\n    systems:\n      - {name: a}\n"))
        .hasMessageContaining("two BMCs are named 'a'");
  }

  @Test
  void an_account_without_password_or_with_a_wrong_role_is_refused() {
    assertThatThrownBy(() -> start("bmcs:\n  - name: r\n    accounts:\n      - {user: x}\n"))
        .hasMessageContaining("no password");
    assertThatThrownBy(
            () ->
                start(
                    "bmcs:\n  - name: r\n    accounts:\n      - {user: x, password: longenough,"
                        + " role: King}\n"))
        .hasMessageContaining("King")
        .hasMessageContaining("ReadOnly");
  }

  private static String power(RedfishClient client, String system) {
    return client.get("/redfish/v1/Systems/" + system).json().path("PowerState").asString();
  }

  private static RedfishClient client(BmcFleet fleet, String user, String password) {
    return new RedfishClient(fleet.url(fleet.bmcs().get(0))).basic(user, password);
  }

  private BmcFleet start(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("bmc.yaml"), text);
    return BmcFleet.start(ServeConfig.read(file, folder), Accel.TCG);
  }
}
