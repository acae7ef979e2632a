package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.RedfishClient.Answer;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.mockup.MockupException;
import io.prestagelab.emulator.mockup.MockupTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A tree with ids, places and spellings of its own, and a live server behind it. */
class MockupServingTest {
  private static final String SYSTEM = "/redfish/v1/Systems/437XR1138R2";
  private static final String DRIVE = "/redfish/v1/Managers/ilo/VirtualMedia/2";

  @TempDir Path folder;
  private Path mockup;
  private final SimulatedHost host = new SimulatedHost("s1");
  private BmcServer server;
  private RedfishClient client;
  private TestWeb web;

  @BeforeEach
  void start() throws IOException {
    mockup = folder.resolve("mockup");
    web = new TestWeb();
    put(
        "",
        """
        {"@odata.id": "/redfish/v1/", "@odata.type": "#ServiceRoot.v1_5_0.ServiceRoot", "Product": "Odd BMC",
         "Systems": {"@odata.id": "/redfish/v1/Systems/"}, "Managers": {"@odata.id": "/redfish/v1/Managers/"},
         "Links": {"Sessions": {"@odata.id": "/redfish/v1/Sessions/"}}}
        """);
    put("Systems", members("/redfish/v1/Systems/enclosure/", SYSTEM + "/"));
    put(
        "Systems/enclosure",
        "{\"@odata.id\": \"/redfish/v1/Systems/enclosure/\", \"Name\": \"no reset\"}");
    put(
        "Systems/437XR1138R2",
        """
        {"@odata.id": "%1$s/", "@odata.type": "#ComputerSystem.v1_4_0.ComputerSystem", "Id": "437XR1138R2",
         "Model": "Odd Server", "PowerState": "On", "@odata.etag": "W/\\"old\\"",
         "Boot": {"BootSourceOverrideEnabled": "Continuous", "BootSourceOverrideTarget": "Hdd",
                  "BootSourceOverrideTarget@Redfish.AllowableValues": ["None", "UsbCd", "Hdd", "SDCard"]},
         "Actions": {"#ComputerSystem.Reset": {"target": "%1$s/Actions/Reset/",
                     "ResetType@Redfish.AllowableValues": ["On", "ForceOff"]}},
         "@Redfish.Settings": {"SettingsObject": {"@odata.id": "%1$s/settings/"}}}
        """
            .formatted(SYSTEM));
    put(
        "Systems/437XR1138R2/settings",
        "{\"@odata.id\": \"%s/settings/\", \"Boot\": {}}".formatted(SYSTEM));
    put("Managers", members("/redfish/v1/Managers/ilo/"));
    put(
        "Managers/ilo",
        """
        {"@odata.id": "/redfish/v1/Managers/ilo/", "FirmwareVersion": "2.10",
         "VirtualMedia": {"@odata.id": "/redfish/v1/Managers/ilo/VirtualMedia/"}}
        """);
    put("Managers/ilo/VirtualMedia", members(DRIVE + "x/", DRIVE + "/"));
    put(
        "Managers/ilo/VirtualMedia/2x",
        "{\"@odata.id\": \"%sx/\", \"MediaTypes\": [\"USBStick\"], \"Inserted\": true}"
            .formatted(DRIVE));
    put(
        "Managers/ilo/VirtualMedia/2",
        """
        {"@odata.id": "%1$s/", "@odata.type": "#VirtualMedia.v1_2_0.VirtualMedia", "MediaTypes": ["Cd", "DVD"],
         "Inserted": true, "Image": "http://long/gone.iso", "ImageName": "gone.iso",
         "Oem": {"Odd": {"Actions": {"#OddMedia.InsertVirtualMedia": {"target": "%1$s/Actions/Oem/Insert/"},
                                     "#OddMedia.EjectVirtualMedia": {"target": "%1$s/Actions/Oem/Eject/"}}}}}
        """
            .formatted(DRIVE));
    server = new BmcServer(BmcServerSettings.in(folder.resolve("server")));
    Bmc bmc = server.add(BmcSettings.of("s1", folder), host);
    server.showClean(bmc, MockupTree.read(mockup));
    server.start();
    client = new RedfishClient(server.url(bmc)).basic("admin", "password");
  }

  @AfterEach
  void stop() {
    server.close();
    web.close();
  }

  /** The short layout, without redfish/v1. */
  private void put(String path, String json) throws IOException {
    Path place = Files.createDirectories(mockup.resolve(path));
    Files.writeString(place.resolve("index.json"), json);
  }

  private static String members(String... paths) {
    StringBuilder list = new StringBuilder();
    for (String path : paths) {
      list.append(list.isEmpty() ? "" : ", ")
          .append("{\"@odata.id\": \"")
          .append(path)
          .append("\"}");
    }
    return "{\"Members\": [" + list + "], \"Members@odata.count\": " + paths.length + "}";
  }

  @Test
  void what_changes_is_the_servers_and_all_else_the_trees() {
    JsonNode system = client.get(SYSTEM).json();
    assertThat(system.path("Model").asString()).isEqualTo("Odd Server");
    assertThat(system.path("PowerState").asString()).isEqualTo("Off");
    assertThat(system.at("/Boot/BootSourceOverrideEnabled").asString()).isEqualTo("Disabled");
    JsonNode drive = client.get(DRIVE + "/").json();
    assertThat(drive.path("Inserted").asBoolean(true)).isFalse();
    assertThat(drive.path("Image").isNull()).isTrue();
    assertThat(client.get(DRIVE + "x").json().path("Inserted").asBoolean()).isTrue();
  }

  @Test
  void a_whole_installation_works_with_the_trees_own_targets_and_words() {
    URI image = web.put("/boot.iso", new byte[4096]);
    String insert = "{\"Image\": \"%s\"}".formatted(image);
    assertThat(client.post(DRIVE + "/Actions/Oem/Insert/", insert).status()).isEqualTo(204);
    assertThat(client.get(DRIVE).json().path("Image").asString()).isEqualTo(image.toString());
    assertThat(client.get(DRIVE).json().path("ImageName").asString()).isEqualTo("boot.iso");

    String once =
        "{\"Boot\": {\"BootSourceOverrideEnabled\": \"Once\", \"BootSourceOverrideTarget\": \"UsbCd\"}}";
    assertThat(client.patch(SYSTEM + "/settings/", once).status()).isEqualTo(204);
    JsonNode boot = client.get(SYSTEM).json().path("Boot");
    assertThat(boot.path("BootSourceOverrideEnabled").asString()).isEqualTo("Once");
    assertThat(boot.path("BootSourceOverrideTarget").asString()).isEqualTo("UsbCd");

    assertThat(client.post(SYSTEM + "/Actions/Reset", "{\"ResetType\": \"On\"}").status())
        .isEqualTo(204);
    await().until(() -> client.get(SYSTEM).json().path("PowerState").asString().equals("On"));
    await().untilAsserted(() -> assertThat(host.boots()).containsExactly(BootDevice.CD));
    assertThat(client.get(SYSTEM).json().at("/Boot/BootSourceOverrideTarget").asString())
        .isEqualTo("None");
    assertThat(client.post(DRIVE + "/Actions/Oem/Eject", "{}").status()).isEqualTo(204);
    assertThat(client.get(DRIVE).json().path("Inserted").asBoolean(true)).isFalse();
  }

  @Test
  void a_medium_can_be_inserted_and_ejected_by_patch() {
    URI image = web.put("/boot.iso", new byte[4096]);
    assertThat(client.patch(DRIVE, "{\"Image\": \"%s\"}".formatted(image)).status()).isEqualTo(204);
    assertThat(client.get(DRIVE).json().path("Inserted").asBoolean()).isTrue();
    assertThat(client.patch(DRIVE, "{\"Image\": null}").status()).isEqualTo(204);
    assertThat(client.get(DRIVE).json().path("Inserted").asBoolean(true)).isFalse();
  }

  @Test
  void sessions_are_alive_where_the_tree_has_them() {
    RedfishClient stranger = new RedfishClient(server.url(server.bmcs().get(0)));
    assertThat(stranger.get("/redfish/v1").status()).isEqualTo(200);
    assertThat(stranger.get(SYSTEM).status()).isEqualTo(401);
    String login = "{\"UserName\": \"admin\", \"Password\": \"%s\"}";
    assertThat(stranger.post("/redfish/v1/Sessions/", login.formatted("wrong")).status())
        .isEqualTo(401);
    Answer opened = stranger.post("/redfish/v1/Sessions/", login.formatted("password"));
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.header("Location")).startsWith("/redfish/v1/Sessions/");
    stranger.with("X-Auth-Token", opened.header("X-Auth-Token"));
    assertThat(stranger.get(SYSTEM).status()).isEqualTo(200);
    assertThat(stranger.delete(opened.header("Location")).status()).isEqualTo(204);
    assertThat(stranger.get(SYSTEM).status()).isEqualTo(401);
  }

  @Test
  void etags_follow_the_live_state_and_guard_changes() {
    String before = client.get(SYSTEM).header("ETag");
    assertThat(client.get(SYSTEM).json().path("@odata.etag").asString()).isEqualTo(before);
    String disable = "{\"Boot\": {\"BootSourceOverrideEnabled\": \"Disabled\"}}";
    String once =
        "{\"Boot\": {\"BootSourceOverrideEnabled\": \"Once\", \"BootSourceOverrideTarget\": \"Hdd\"}}";
    assertThat(client.with("If-Match", before).patch(SYSTEM, once).status()).isEqualTo(204);
    assertThat(client.patch(SYSTEM, disable).status()).isEqualTo(412);
    assertThat(client.get(SYSTEM).header("ETag")).isNotEqualTo(before);
  }

  @Test
  void what_the_tree_does_not_offer_is_refused() {
    String network = "{\"Boot\": {\"BootSourceOverrideTarget\": \"Pxe\"}}";
    assertThat(client.patch(SYSTEM, network).error()).isEqualTo("PropertyValueNotInList");
    assertThat(client.get("/redfish/v1/Chassis").status()).isEqualTo(404);
    Answer refused = client.patch("/redfish/v1/Managers/ilo", "{\"FirmwareVersion\": \"3\"}");
    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.header("Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void query_parameters_work_on_the_tree() {
    JsonNode expanded = client.get("/redfish/v1/Managers?$expand=.").json();
    assertThat(expanded.at("/Members/0/FirmwareVersion").asString()).isEqualTo("2.10");
    assertThat(client.get(SYSTEM + "?$select=Model").json().has("PowerState")).isFalse();
  }

  @Test
  void damaged_and_foreign_folders_are_refused_with_the_place() throws IOException {
    assertThatThrownBy(() -> MockupTree.read(folder))
        .isInstanceOf(MockupException.class)
        .hasMessageContaining("is no mockup")
        .hasMessageEndingWith("give " + mockup);
    assertThatThrownBy(() -> MockupTree.read(folder.resolve("nowhere")))
        .hasMessageContaining("it is no folder");
    put("", "{\"Name\": \"a root of something else\"}");
    assertThatThrownBy(() -> MockupTree.read(mockup)).hasMessageContaining("is no service root");
    put("", "{\"Name\": ");
    assertThatThrownBy(() -> MockupTree.read(mockup))
        .hasMessageContaining("index.json:1 is damaged");
    put("", "null");
    assertThatThrownBy(() -> MockupTree.read(mockup)).hasMessageContaining("holds null");
  }
}
