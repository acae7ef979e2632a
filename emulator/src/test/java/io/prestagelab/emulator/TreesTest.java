package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.RedfishClient.Answer;
import io.prestagelab.emulator.bmc.PowerState;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.mockup.MockupTree;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Trees of odd shapes, each served as it is. */
class TreesTest {
  private static final String BLADE = "/redfish/v1/Systems/blade%d";
  private static final String SYSTEM = "/redfish/v1/Systems/1";
  private static final String ONCE_CD =
      "{\"Boot\": {\"BootSourceOverrideEnabled\": \"Once\", \"BootSourceOverrideTarget\": \"Cd\"}}";

  @TempDir private Path folder;

  private ServedTree serve(String name) {
    return new ServedTree(MockupTree.read(tree(name)), folder);
  }

  private static Path tree(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(TreesTest.class.getResource("/trees/" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_page_of_the_tree_is_served_and_a_client_that_follows_the_links_sees_every_member() {
    try (ServedTree served = serve("paged")) {
      String sensors = "/redfish/v1/Chassis/1/Sensors";
      JsonNode first = served.client.get(sensors).json();
      assertThat(first.path("Members").size()).isEqualTo(2);
      String next = first.path("Members@odata.nextLink").asString();
      assertThat(next).isEqualTo(sensors + "?$skip=2");
      JsonNode second = served.client.get(next).json();
      assertThat(second.path("Members").size()).isEqualTo(1);
      assertThat(second.has("Members@odata.nextLink")).isFalse();
    }
  }

  @Test
  void a_query_of_a_paged_collection_is_answered_from_all_of_its_pages() {
    try (ServedTree served = serve("paged")) {
      JsonNode last = served.client.get("/redfish/v1/Chassis/1/Sensors?$skip=1&$top=5").json();
      assertThat(last.path("Members").size()).isEqualTo(2);
      assertThat(last.has("Members@odata.nextLink")).isFalse();
    }
  }

  @Test
  void a_next_link_whose_page_the_tree_lacks_leads_to_an_end() {
    try (ServedTree served = serve("paged")) {
      String slots = "/redfish/v1/Chassis/1/Slots";
      String next = served.client.get(slots).json().path("Members@odata.nextLink").asString();
      JsonNode second = served.client.get(next).json();
      assertThat(second.path("Members").size()).isZero();
      assertThat(second.has("Members@odata.nextLink")).isFalse();
    }
  }

  @Test
  void a_long_log_of_a_tree_is_not_cut_into_pages_of_ours() {
    try (ServedTree served = serve("paged")) {
      JsonNode log = served.client.get("/redfish/v1/Chassis/1/Log").json();
      assertThat(log.path("Members").size()).isEqualTo(120);
      assertThat(log.has("Members@odata.nextLink")).isFalse();
    }
  }

  @Test
  void one_odd_file_is_left_out_and_told_and_the_others_are_served() {
    MockupTree tree = MockupTree.read(tree("odd-files"));
    assertThat(tree.leftOut())
        .hasSize(2)
        .anySatisfy(why -> assertThat(why).endsWith("null/index.json is no JSON object"))
        .anySatisfy(why -> assertThat(why).contains("cut/index.json:1 is damaged"));
    try (ServedTree served = new ServedTree(tree, folder)) {
      assertThat(served.client.get("/redfish/v1/Systems/1").status()).isEqualTo(200);
      assertThat(served.client.get("/redfish/v1/Schemas/null").status()).isEqualTo(404);
      assertThat(served.client.get("/redfish/v1/Schemas/cut").status()).isEqualTo(404);
    }
  }

  @Test
  void an_action_that_is_offered_and_does_not_live_answers_501() {
    try (ServedTree served = serve("odd-files")) {
      String reset = "/redfish/v1/Managers/1/Actions/Manager.Reset";
      Answer refused = served.client.post(reset, "{\"ResetType\": \"ForceRestart\"}");
      assertThat(refused.status()).isEqualTo(501);
      assertThat(refused.error()).isEqualTo("ActionNotSupported");
      assertThat(served.client.get(reset).status()).isEqualTo(405);
      assertThat(served.client.get(reset).header("Allow")).isEqualTo("POST");
      String oem = "/redfish/v1/Managers/1/Oem/Maker.Import";
      assertThat(served.client.post(oem, "{}").status()).isEqualTo(501);
      assertThat(served.client.post(reset + "All", "{}").status()).isEqualTo(404);
    }
  }

  @Test
  void a_property_that_is_there_cannot_be_written_and_one_that_is_not_is_unknown() {
    try (ServedTree served = serve("odd-files")) {
      String system = "/redfish/v1/Systems/1";
      assertThat(served.client.patch(system, "{\"AssetTag\": \"rack 7\"}").error())
          .isEqualTo("PropertyNotWritable");
      assertThat(served.client.patch(system, "{\"Colour\": \"red\"}").error())
          .isEqualTo("PropertyUnknown");
    }
  }

  @Test
  void a_tree_without_a_system_can_be_read_and_logged_in_to() {
    try (ServedTree served = serve("no-system")) {
      assertThat(served.client.get("/redfish/v1").json().has("Systems")).isFalse();
      Answer outlet = served.client.get("/redfish/v1/PowerEquipment/Outlets/1");
      assertThat(outlet.json().path("PowerState").asString()).isEqualTo("On");
      assertThat(
              served
                  .client
                  .patch("/redfish/v1/PowerEquipment/Outlets/1", "{\"PowerState\": \"Off\"}")
                  .status())
          .isEqualTo(405);
      String login = "{\"UserName\": \"admin\", \"Password\": \"password\"}";
      assertThat(served.client.post("/redfish/v1/SessionService/Sessions", login).status())
          .isEqualTo(201);
    }
  }

  @Test
  void a_tree_begins_as_it_was_recorded() {
    try (ServedTree served = serve("running")) {
      JsonNode system = served.client.get("/redfish/v1/Systems/1").json();
      assertThat(system.path("PowerState").asString()).isEqualTo("On");
      assertThat(system.at("/Boot/BootSourceOverrideEnabled").asString()).isEqualTo("Once");
      assertThat(system.at("/Boot/BootSourceOverrideTarget").asString()).isEqualTo("Cd");
      assertThat(system.at("/Boot/BootSourceOverrideMode").asString()).isEqualTo("Legacy");
      JsonNode drive = served.client.get("/redfish/v1/Managers/1/VirtualMedia/Cd").json();
      assertThat(drive.path("Image").asString()).isEqualTo("http://192.0.2.7/old.iso");
      assertThat(drive.path("ConnectedVia").asString()).isEqualTo("Applet");
      assertThat(served.bmcs.get(0).powerState()).isEqualTo(PowerState.ON);
      await().untilAsserted(() -> assertThat(served.hosts.get(0).boots()).hasSize(1));
    }
  }

  @Test
  void an_override_that_was_recorded_is_used_up_by_the_next_boot_and_not_by_the_first() {
    try (ServedTree served = serve("running")) {
      await().untilAsserted(() -> assertThat(served.hosts.get(0).boots()).hasSize(1));
      assertThat(enabled(served)).isEqualTo("Once");
      String restart = "{\"ResetType\": \"ForceRestart\"}";
      assertThat(
              served
                  .client
                  .post("/redfish/v1/Systems/1/Actions/ComputerSystem.Reset", restart)
                  .status())
          .isEqualTo(204);
      await().until(() -> enabled(served).equals("Disabled"));
    }
  }

  private static String enabled(ServedTree served) {
    return served
        .client
        .get("/redfish/v1/Systems/1")
        .json()
        .at("/Boot/BootSourceOverrideEnabled")
        .asString();
  }

  @Test
  void a_medium_that_was_recorded_is_in_the_way_until_it_is_ejected() throws IOException {
    try (ServedTree served = serve("running");
        TestWeb web = new TestWeb()) {
      String drive = "/redfish/v1/Managers/1/VirtualMedia/Cd";
      String insert = drive + "/Actions/VirtualMedia.InsertMedia";
      String image = "{\"Image\": \"%s\"}".formatted(web.put("/new.iso", new byte[4096]));
      assertThat(served.client.post(insert, image).status()).isEqualTo(409);
      assertThat(served.client.post(drive + "/Actions/VirtualMedia.EjectMedia", "{}").status())
          .isEqualTo(204);
      assertThat(served.client.get(drive).json().path("Image").isNull()).isTrue();
      assertThat(served.client.post(insert, image).status()).isEqualTo(204);
      assertThat(served.client.get(drive).json().path("Image").asString()).endsWith("/new.iso");
    }
  }

  @Test
  void each_system_of_a_tree_has_a_server_of_its_own() throws IOException {
    try (ServedTree served = serve("blades");
        TestWeb web = new TestWeb()) {
      String second = BLADE.formatted(2);
      String image = "{\"Image\": \"%s\"}".formatted(web.put("/boot.iso", new byte[4096]));
      String drive = "/redfish/v1/Managers/node2/VirtualMedia/Cd";
      served.client.post(drive + "/Actions/VirtualMedia.InsertMedia", image);
      served.client.patch(second, ONCE_CD);
      served.client.post(second + "/Actions/ComputerSystem.Reset", "{\"ResetType\": \"On\"}");
      await()
          .untilAsserted(
              () -> assertThat(served.hosts.get(1).boots()).containsExactly(BootDevice.CD));
      assertThat(served.hosts.get(0).boots()).isEmpty();
      assertThat(power(served, 1)).isEqualTo("Off");
      await().until(() -> power(served, 2).equals("On"));
    }
  }

  private static String power(ServedTree served, int blade) {
    return served.client.get(BLADE.formatted(blade)).json().path("PowerState").asString();
  }

  @Test
  void a_system_without_a_collection_that_names_it_lives_too() {
    try (ServedTree served = serve("blades")) {
      assertThat(served.hosts).hasSize(2);
      assertThat(served.client.get("/redfish/v1/Systems").status()).isEqualTo(404);
    }
  }

  @Test
  void a_drive_for_sticks_takes_the_medium_where_there_is_no_other() throws IOException {
    try (ServedTree served = serve("stick");
        TestWeb web = new TestWeb()) {
      String system = "/redfish/v1/Systems/1";
      String drive = system + "/VirtualMedia/USB1";
      String image = "{\"Image\": \"%s\"}".formatted(web.put("/boot.iso", new byte[4096]));
      assertThat(served.client.patch(drive, image).status()).isEqualTo(204);
      served.client.patch(system, ONCE_CD.replace("Cd", "Usb"));
      served.client.post(system + "/Actions/ComputerSystem.Reset", "{\"ResetType\": \"On\"}");
      await()
          .untilAsserted(
              () -> assertThat(served.hosts.get(0).boots()).containsExactly(BootDevice.CD));
    }
  }

  @ParameterizedTest
  @CsvSource({"SDCard, DISK", "UefiHttp, NETWORK", "Hdd, DISK", "UefiBootNext, DISK"})
  void a_boot_target_that_the_tree_offers_is_taken_and_shown_and_used_up(
      String word, BootDevice device) {
    try (ServedTree served = serve("words")) {
      await().untilAsserted(() -> assertThat(served.hosts.get(0).boots()).hasSize(1));
      assertThat(served.client.patch(SYSTEM, once(word)).status()).isEqualTo(204);
      assertThat(target(served)).isEqualTo(word);
      assertThat(reset(served, "ForceRestart").status()).isEqualTo(204);
      await()
          .untilAsserted(
              () -> assertThat(served.hosts.get(0).boots()).element(1).isEqualTo(device));
      await().until(() -> enabled(served).equals("Disabled"));
    }
  }

  @Test
  void a_program_of_the_firmware_that_the_tree_offers_boots_nothing() {
    try (ServedTree served = serve("words")) {
      await().untilAsserted(() -> assertThat(served.hosts.get(0).boots()).hasSize(1));
      assertThat(served.client.patch(SYSTEM, once("Diags")).status()).isEqualTo(204);
      assertThat(target(served)).isEqualTo("Diags");
      reset(served, "ForceRestart");
      await().until(() -> enabled(served).equals("Disabled"));
      assertThat(served.hosts.get(0).boots()).hasSize(1);
    }
  }

  @Test
  void a_boot_target_that_the_tree_does_not_offer_is_refused() {
    try (ServedTree served = serve("words")) {
      for (String word : List.of("Cd", "Floppy", "Recovery")) {
        assertThat(served.client.patch(SYSTEM, once(word)).error())
            .isEqualTo("PropertyValueNotInList");
      }
    }
  }

  @Test
  void a_device_path_that_the_tree_offers_leads_to_a_device_of_its_kind() {
    try (ServedTree served = serve("words")) {
      await().untilAsserted(() -> assertThat(served.hosts.get(0).boots()).hasSize(1));
      String network =
          served
              .client
              .get(SYSTEM)
              .json()
              .at("/Boot/UefiTargetBootSourceOverride@Redfish.AllowableValues/0")
              .asString();
      String aimed =
          once("UefiTarget").replace("}}", ", \"UefiTargetBootSourceOverride\": \"%s\"}}");
      assertThat(served.client.patch(SYSTEM, aimed.formatted(network)).status()).isEqualTo(204);
      assertThat(target(served)).isEqualTo("UefiTarget");
      assertThat(
              served.client.get(SYSTEM).json().at("/Boot/UefiTargetBootSourceOverride").asString())
          .isEqualTo(network);
      reset(served, "ForceRestart");
      await()
          .untilAsserted(
              () ->
                  assertThat(served.hosts.get(0).boots()).element(1).isEqualTo(BootDevice.NETWORK));
      assertThat(served.client.patch(SYSTEM, aimed.formatted("HD(1)/of/another")).status())
          .isEqualTo(400);
    }
  }

  @Test
  void a_boot_option_to_come_next_is_kept_as_the_client_said_it() {
    try (ServedTree served = serve("words")) {
      String next = once("UefiBootNext").replace("}}", ", \"BootNext\": \"Boot0003\"}}");
      assertThat(served.client.patch(SYSTEM, next).status()).isEqualTo(204);
      assertThat(served.client.get(SYSTEM).json().at("/Boot/BootNext").asString())
          .isEqualTo("Boot0003");
    }
  }

  @Test
  void resets_are_those_that_the_tree_offers() {
    try (ServedTree served = serve("words")) {
      assertThat(reset(served, "FullPowerCycle").status()).isEqualTo(204);
      await().untilAsserted(() -> assertThat(served.hosts.get(0).boots()).hasSize(2));
      Answer suspended = reset(served, "Suspend");
      assertThat(suspended.status()).isEqualTo(501);
      assertThat(suspended.error()).isEqualTo("ActionNotSupported");
      assertThat(reset(served, "Nmi").error()).isEqualTo("ActionParameterValueNotInList");
      assertThat(reset(served, "ForceOff").status()).isEqualTo(204);
      await()
          .until(
              () -> served.client.get(SYSTEM).json().path("PowerState").asString("").equals("Off"));
    }
  }

  @Test
  void what_was_on_its_way_when_it_was_recorded_has_arrived() {
    try (ServedTree served = serve("words")) {
      assertThat(served.client.get(SYSTEM).json().path("PowerState").asString("")).isEqualTo("On");
    }
  }

  @Test
  void a_branch_of_a_mockup_is_not_named_as_a_whole_one() throws IOException {
    Files.createDirectories(folder.resolve("Chassis"));
    Files.writeString(folder.resolve("Chassis/index.json"), "{\"Members\": []}");
    assertThatThrownBy(() -> MockupTree.read(folder))
        .hasMessageEndingWith("neither redfish/v1/index.json nor index.json is there");
    Files.createDirectories(folder.resolve("rack"));
    Files.writeString(folder.resolve("rack/index.json"), "{\"RedfishVersion\": \"1.6.0\"}");
    assertThatThrownBy(() -> MockupTree.read(folder))
        .hasMessageEndingWith("give " + folder.resolve("rack"));
  }

  private static String once(String target) {
    return ONCE_CD.replace("Cd", target);
  }

  private static String target(ServedTree served) {
    return served.client.get(SYSTEM).json().at("/Boot/BootSourceOverrideTarget").asString();
  }

  private static Answer reset(ServedTree served, String type) {
    return served.client.post(
        SYSTEM + "/Actions/ComputerSystem.Reset", "{\"ResetType\": \"%s\"}".formatted(type));
  }
}
