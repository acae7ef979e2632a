package io.prestagelab.emulator.profile;

import static io.prestagelab.emulator.profile.InnerBmc.DRIVE;
import static io.prestagelab.emulator.profile.InnerBmc.DRIVES;
import static io.prestagelab.emulator.profile.InnerBmc.MANAGER;
import static io.prestagelab.emulator.profile.InnerBmc.ROOT;
import static io.prestagelab.emulator.profile.InnerBmc.SESSIONS;
import static io.prestagelab.emulator.profile.InnerBmc.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What a client sees of each quirk, and what still reaches the BMC behind it. */
class DisguiseTest {
  private static final String PATCH_CD =
      "{'Boot': {'BootSourceOverrideTarget': 'Cd', 'BootSourceOverrideEnabled': 'Once'}}";
  private static final String TARGETS = "/Boot/BootSourceOverrideTarget@Redfish.AllowableValues";
  private static final String RESETS =
      "/Actions/#ComputerSystem.Reset/ResetType@Redfish.AllowableValues";

  private static InnerBmc with(Quirk... quirks) {
    return new InnerBmc(Personality.plain(quirks));
  }

  private static List<String> words(JsonNode list) {
    return list.valueStream().map(each -> each.asString("")).toList();
  }

  @Test
  void without_quirks_everything_is_as_the_bmc_says() {
    InnerBmc bmc = with();
    for (String path : List.of(ROOT, ROOT + "Systems", SYSTEM, MANAGER, DRIVES, DRIVE)) {
      assertThat(bmc.read(path)).as(path).isEqualTo(bmc.inside(path));
    }
    assertThat(bmc.get(ROOT + "Nothing").status()).isEqualTo(404);
    assertThat(bmc.ask("PATCH", SYSTEM, PATCH_CD).status()).isEqualTo(204);
    assertThat(bmc.eject().status()).isEqualTo(204);
    assertThat(bmc.reset("On").headers()).containsKey("Location").doesNotContainKey("Connection");
  }

  @ParameterizedTest
  @EnumSource(Quirk.class)
  void each_quirk_leaves_the_other_resources_as_they_are(Quirk quirk) {
    assertThat(with(quirk).read(ROOT + "Chassis/one")).hasSize(2);
    assertThat(quirk.meaning()).isNotBlank();
    assertThat(quirk.row()).isBetween(0, 40);
    assertThat(quirk.word()).matches("[a-z0-9-]+");
  }

  @Test
  void media_are_under_the_manager_only() {
    InnerBmc bmc = with(Quirk.MEDIA_UNDER_MANAGER_ONLY);
    assertThat(bmc.get(DRIVES).status()).isEqualTo(404);
    assertThat(bmc.get(MANAGER + "/VirtualMedia").status()).isEqualTo(200);
    assertThat(bmc.read(SYSTEM).has("VirtualMedia")).isFalse();
    assertThat(bmc.read(MANAGER).has("VirtualMedia")).isTrue();
  }

  @Test
  void media_are_under_the_system_only() {
    InnerBmc bmc = with(Quirk.MEDIA_UNDER_SYSTEM_ONLY);
    assertThat(bmc.get(DRIVES).status()).isEqualTo(200);
    assertThat(bmc.get(MANAGER + "/VirtualMedia").status()).isEqualTo(404);
    assertThat(bmc.read(SYSTEM).has("VirtualMedia")).isTrue();
    assertThat(bmc.read(MANAGER).has("VirtualMedia")).isFalse();
  }

  @Test
  void further_systems_and_managers_stand_where_the_quirk_says() {
    assertThat(with(Quirk.FIRST_SYSTEM_WITHOUT_ACTIONS).members(ROOT + "Systems"))
        .containsExactly(ROOT + "Systems/Enclosure", SYSTEM);
    assertThat(with(Quirk.LAST_SYSTEM_WITHOUT_BOOT).members(ROOT + "Systems"))
        .containsExactly(SYSTEM, ROOT + "Systems/Enclosure");
    InnerBmc rack = with(Quirk.SECOND_MANAGER_WITHOUT_MEDIA);
    assertThat(rack.members(ROOT + "Managers")).containsExactly(MANAGER, ROOT + "Managers/Rack");
    assertThat(rack.read(ROOT + "Managers").path("Members@odata.count").asInt()).isEqualTo(2);
    assertThat(rack.read(ROOT + "Managers/Rack").path("Id").asString("")).isEqualTo("Rack");
    assertThat(rack.read(ROOT + "Managers/Rack").has("VirtualMedia")).isFalse();
    assertThat(rack.read(ROOT + "Managers/Rack").path("@odata.type").asString(""))
        .startsWith("#Manager.");
  }

  @Test
  void a_system_that_is_only_an_enclosure_has_no_boot_and_no_reset() {
    for (Quirk quirk :
        List.of(Quirk.LAST_SYSTEM_WITHOUT_BOOT, Quirk.FIRST_SYSTEM_WITHOUT_ACTIONS)) {
      JsonNode body = with(quirk).read(ROOT + "Systems/Enclosure");
      assertThat(body.path("Name").asString("")).isEqualTo("Enclosure");
      assertThat(body.has("Boot")).isFalse();
      assertThat(body.path("Actions")).isEmpty();
      assertThat(body.has("Actions")).isEqualTo(quirk == Quirk.LAST_SYSTEM_WITHOUT_BOOT);
    }
    assertThat(with().get(ROOT + "Systems/Enclosure").status()).isEqualTo(404);
    assertThat(with().get(ROOT + "Managers/Rack").status()).isEqualTo(404);
  }

  @Test
  void another_drive_comes_first_and_takes_no_medium() {
    InnerBmc types = with(Quirk.DRIVE_WITHOUT_TYPES_FIRST);
    assertThat(types.members(DRIVES)).containsExactly(DRIVES + "/2", DRIVE);
    assertThat(types.read(DRIVES + "/2").has("MediaTypes")).isFalse();
    assertThat(types.read(DRIVES + "/2").has("Actions")).isTrue();
    InnerBmc stick = with(Quirk.OTHER_DRIVE_FIRST);
    assertThat(words(stick.read(DRIVES + "/2").path("MediaTypes")))
        .containsExactly("USBStick", "Floppy");
    InnerBmc share = with(Quirk.FILE_SHARE_DRIVE_FIRST);
    JsonNode drive = share.read(DRIVES + "/2");
    assertThat(words(drive.path("MediaTypes"))).contains("CD");
    String insert = drive.at("/Actions/#VirtualMedia.InsertMedia/target").asString("");
    assertThat(insert).startsWith(DRIVES + "/2/");
    assertThat(share.action(insert, "{'Image': 'x'}").status()).isEqualTo(400);
    assertThat(share.heard).noneMatch(asked -> asked.method().equals("POST"));
    assertThat(with().members(DRIVES)).containsExactly(DRIVE);
  }

  @Test
  void a_drive_shows_less_than_it_has() {
    assertThat(with(Quirk.EMPTY_MEDIA_COLLECTION).members(DRIVES)).isEmpty();
    assertThat(with(Quirk.EMPTY_MEDIA_COLLECTION).read(DRIVES).path("Members@odata.count").asInt())
        .isZero();
    assertThat(with(Quirk.NO_DRIVE_ACTIONS).read(DRIVE).has("Actions")).isFalse();
    JsonNode actions = with(Quirk.NO_EJECT_ACTION).read(DRIVE).path("Actions");
    assertThat(actions.propertyNames()).containsExactly("#VirtualMedia.InsertMedia");
    assertThat(with(Quirk.NO_DRIVE_TYPE_NAME).read(DRIVE).has("@odata.type")).isFalse();
    assertThat(with(Quirk.IMAGE_NORMALISED).read(DRIVE).path("Image").asString(""))
        .isEqualTo("http://a/b%2Eiso");
  }

  @Test
  void inserted_is_absent_only_while_nothing_is() {
    InnerBmc bmc = with(Quirk.INSERTED_ABSENT);
    assertThat(bmc.read(DRIVE).has("Inserted")).isFalse();
    bmc.inside(DRIVE).put("Inserted", true);
    assertThat(bmc.read(DRIVE).path("Inserted").asBoolean(false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "EMPTY_200, 200, false",
    "MESSAGE_200, 200, true",
    "CREATED_201, 201, true",
    "ACCEPTED_202, 202, true"
  })
  void success_has_the_form_that_the_vendor_gives_it(Quirk quirk, int status, boolean body) {
    InnerBmc bmc = with(quirk);
    for (Answer answer :
        List.of(bmc.eject(), bmc.reset("On"), bmc.ask("PATCH", SYSTEM, PATCH_CD))) {
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.body() != null).isEqualTo(body);
    }
    assertThat(bmc.heard.stream().filter(asked -> !asked.method().equals("GET"))).hasSize(3);
    assertThat(bmc.action(SESSIONS, "{}").status()).isEqualTo(204);
    assertThat(bmc.ask("DELETE", SESSIONS + "/1", null).status()).isEqualTo(204);
    assertThat(bmc.get(SYSTEM).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"EJECT_404, 404", "EJECT_500, 500"})
  void an_eject_that_fails_by_its_status_ejects(Quirk quirk, int status) {
    InnerBmc bmc = with(quirk);
    assertThat(bmc.eject().status()).isEqualTo(status);
    assertThat(bmc.last().path()).endsWith("EjectMedia");
    assertThat(bmc.reset("On").status()).isEqualTo(204);
  }

  @Test
  void two_of_three_ejects_do_not_reach_the_drive() {
    InnerBmc bmc = with(Quirk.EJECT_REPEATED);
    List<Integer> reached =
        IntStream.range(0, 6)
            .map(
                i -> {
                  assertThat(bmc.eject().status()).isEqualTo(204);
                  return bmc.heard.size();
                })
            .boxed()
            .toList();
    assertThat(reached).containsExactly(0, 0, 1, 1, 1, 2);
  }

  @Test
  void a_session_has_no_location_and_its_end_an_error() {
    assertThat(with(Quirk.NO_SESSION_LOCATION).action(SESSIONS, "{}").headers())
        .doesNotContainKey("Location");
    assertThat(with().action(SESSIONS, "{}").headers()).containsKey("Location");
    assertThat(with(Quirk.LOGOUT_500).ask("DELETE", SESSIONS + "/1", null).status()).isEqualTo(500);
    assertThat(with(Quirk.CONNECTION_NOT_KEPT).get(SYSTEM).headers())
        .containsEntry("Connection", "close");
  }

  @Test
  void the_first_logins_are_refused() {
    InnerBmc bmc = with(Quirk.LOGIN_503);
    assertThat(IntStream.range(0, 4).map(i -> bmc.action(SESSIONS, "{}").status()))
        .containsExactly(503, 503, 204, 204);
  }

  @Test
  void the_system_cannot_be_read_three_times_once_a_drive_was() {
    InnerBmc bmc = with(Quirk.SYSTEM_503);
    assertThat(bmc.get(SYSTEM).status()).isEqualTo(200);
    assertThat(bmc.get(DRIVE).status()).isEqualTo(200);
    assertThat(bmc.get(MANAGER).status()).isEqualTo(200);
    assertThat(IntStream.range(0, 5).map(i -> bmc.get(SYSTEM).status()))
        .containsExactly(503, 503, 503, 200, 200);
  }

  @Test
  void the_root_needs_a_login() {
    InnerBmc bmc = with(Quirk.ROOT_NEEDS_LOGIN);
    for (String path : List.of("/redfish/v1", "/redfish/v1/")) {
      assertThat(bmc.ask(new Asked("GET", path, null, false, false)).status()).isEqualTo(401);
      assertThat(bmc.heard).isEmpty();
    }
    assertThat(bmc.get(ROOT).status()).isEqualTo(200);
    assertThat(bmc.ask(new Asked("GET", SYSTEM, null, false, false)).status()).isEqualTo(200);
    assertThat(with().ask(new Asked("GET", ROOT, null, false, false)).status()).isEqualTo(200);
  }

  @Test
  void resets_are_listed_as_the_vendor_lists_them() {
    assertThat(with(Quirk.NO_RESET_VALUES).read(SYSTEM).at(RESETS).isMissingNode()).isTrue();
    assertThat(words(with(Quirk.ONLY_POWER_BUTTON).read(SYSTEM).at(RESETS)))
        .containsExactly("PushPowerButton");
    assertThat(words(with(Quirk.NO_FORCE_ON).read(SYSTEM).at(RESETS)))
        .containsExactly("On", "ForceOff");
    InnerBmc bmc = with(Quirk.NO_RESET_VALUES);
    bmc.system().remove("Actions");
    assertThat(bmc.read(SYSTEM).has("Actions")).isFalse();
  }

  @Test
  void only_the_power_button_can_be_pushed() {
    InnerBmc bmc = with(Quirk.ONLY_POWER_BUTTON);
    assertThat(bmc.reset("On").status()).isEqualTo(400);
    assertThat(bmc.heard).isEmpty();
    assertThat(bmc.reset("PushPowerButton").status()).isEqualTo(204);
    assertThat(bmc.ask("POST", SYSTEM + "/Actions/ComputerSystem.Reset", null).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "Off, On, 204", "Off, ForceOn, 204", "Off, ForceOff, 409", "Off, GracefulShutdown, 409",
    "Off, ForceRestart, 409", "Off, PowerCycle, 409", "On, On, 409", "On, ForceOn, 409",
    "On, ForceOff, 204", "On, ForceRestart, 204", "On, PowerCycle, 204"
  })
  void a_reset_to_what_is_reached_already_is_refused(String power, String type, int status) {
    InnerBmc bmc = with(Quirk.RESET_409_IF_DONE);
    bmc.system().put("PowerState", power);
    assertThat(bmc.reset(type).status()).isEqualTo(status);
    assertThat(with().reset(type).status()).isEqualTo(204);
  }

  @Test
  void boot_modes_are_not_told() {
    String modes = "/Boot/BootSourceOverrideMode@Redfish.AllowableValues";
    assertThat(words(with().read(SYSTEM).at(modes))).containsExactly("UEFI", "Legacy");
    assertThat(with(Quirk.BOOT_MODES_EMPTY).read(SYSTEM).at(modes).isArray()).isTrue();
    assertThat(with(Quirk.BOOT_MODES_EMPTY).read(SYSTEM).at(modes)).isEmpty();
    assertThat(with(Quirk.BOOT_MODES_UNLISTED).read(SYSTEM).at(modes).isMissingNode()).isTrue();
  }

  @Test
  void the_virtual_cd_has_another_name_as_a_boot_target() {
    InnerBmc bmc = with(Quirk.USB_CD);
    JsonNode system = bmc.read(SYSTEM);
    assertThat(words(system.at(TARGETS))).containsExactly("None", "Hdd", "UsbCd");
    assertThat(system.at("/Boot/BootSourceOverrideTarget").asString("")).isEqualTo("UsbCd");
    assertThat(bmc.ask("PATCH", SYSTEM, PATCH_CD).status()).isEqualTo(400);
    assertThat(bmc.ask("PATCH", SYSTEM, PATCH_CD.replace("Cd", "UsbCd")).status()).isEqualTo(204);
    assertThat(sent(bmc)).isEqualTo("Cd");
    assertThat(bmc.ask("PATCH", SYSTEM, PATCH_CD.replace("Cd", "Hdd")).status()).isEqualTo(204);
    assertThat(sent(bmc)).isEqualTo("Hdd");
    bmc.system().putObject("Boot").put("BootSourceOverrideTarget", "Hdd");
    assertThat(bmc.read(SYSTEM).at("/Boot/BootSourceOverrideTarget").asString("")).isEqualTo("Hdd");
    InnerBmc other = with();
    assertThat(other.ask("PATCH", SYSTEM, PATCH_CD.replace("Cd", "UsbCd")).status()).isEqualTo(204);
    assertThat(sent(other)).isEqualTo("UsbCd");
  }

  private static String sent(InnerBmc bmc) {
    JsonNode body = bmc.last().body();
    return body == null ? "" : body.at("/Boot/BootSourceOverrideTarget").asString("");
  }

  @Test
  void boot_is_set_at_the_settings() {
    InnerBmc bmc = with(Quirk.BOOT_BY_SETTINGS);
    String settings = SYSTEM + "/Settings";
    assertThat(bmc.read(SYSTEM).at("/@Redfish.Settings/SettingsObject/@odata.id").asString(""))
        .isEqualTo(settings);
    assertThat(bmc.read(settings).propertyNames())
        .containsExactlyInAnyOrder("@odata.id", "@odata.type", "Boot", "Id", "Name");
    assertThat(bmc.read(settings).path("@odata.id").asString("")).isEqualTo(settings);
    assertThat(bmc.ask("PATCH", SYSTEM, PATCH_CD).status()).isEqualTo(400);
    assertThat(bmc.ask("PATCH", SYSTEM, "{'AssetTag': 'b'}").status()).isEqualTo(204);
    assertThat(bmc.ask("PATCH", settings, PATCH_CD).status()).isEqualTo(204);
    assertThat(bmc.last().path()).isEqualTo(SYSTEM);
    assertThat(with().get(settings).status()).isEqualTo(404);
  }

  @Test
  void a_change_without_if_match_is_refused() {
    InnerBmc bmc = with(Quirk.IF_MATCH_REQUIRED);
    Asked bare = new Asked("PATCH", SYSTEM, Names.json("{}"), false, true);
    assertThat(bmc.ask(bare).status()).isEqualTo(428);
    assertThat(bmc.heard).isEmpty();
    assertThat(bmc.ask("PATCH", SYSTEM, "{}").status()).isEqualTo(204);
    assertThat(with().ask(bare).status()).isEqualTo(204);
  }

  @Test
  void what_was_is_shown_in_the_first_look_at_least() {
    InnerBmc bmc = with(Quirk.BOOT_LATE, Quirk.POWER_LATE, Quirk.IMAGE_LATE);
    assertThat(bmc.ask("PATCH", SYSTEM, PATCH_CD).status()).isEqualTo(204);
    assertThat(bmc.reset("On").status()).isEqualTo(204);
    String insert = DRIVE + "/Actions/VirtualMedia.InsertMedia";
    assertThat(bmc.action(insert, "{'Image': 'http://a/c.iso'}").status()).isEqualTo(204);
    bmc.system().put("PowerState", "On");
    bmc.system().putObject("Boot").put("BootSourceOverrideEnabled", "Once");
    JsonNode first = bmc.read(SYSTEM);
    assertThat(first.path("PowerState").asString("")).isEqualTo("Off");
    assertThat(first.at("/Boot/BootSourceOverrideEnabled").asString("")).isEqualTo("Disabled");
    assertThat(bmc.read(DRIVE).path("Image").isNull()).isTrue();
    org.awaitility.Awaitility.await()
        .until(
            () ->
                bmc.read(SYSTEM).path("PowerState").asString("").equals("On")
                    && bmc.read(SYSTEM)
                        .at("/Boot/BootSourceOverrideEnabled")
                        .asString("")
                        .equals("Once")
                    && bmc.read(DRIVE).path("Image").asString("").equals("http://a/b.iso"));
  }

  @Test
  void nothing_is_late_without_the_quirk() {
    InnerBmc bmc = with();
    assertThat(bmc.reset("On").status()).isEqualTo(204);
    assertThat(bmc.heard).hasSize(1);
    bmc.system().put("PowerState", "On");
    assertThat(bmc.read(SYSTEM).path("PowerState").asString("")).isEqualTo("On");
  }

  @Test
  void once_is_shown_until_another_is_set() {
    InnerBmc bmc = with(Quirk.ONCE_STAYS);
    String enabled = "/Boot/BootSourceOverrideEnabled";
    assertThat(bmc.read(SYSTEM).at(enabled).asString("")).isEqualTo("Disabled");
    assertThat(bmc.ask("PATCH", SYSTEM, PATCH_CD).status()).isEqualTo(204);
    assertThat(bmc.read(SYSTEM).at(enabled).asString("")).isEqualTo("Once");
    assertThat(bmc.ask("PATCH", SYSTEM, "{'AssetTag': 'b'}").status()).isEqualTo(204);
    assertThat(bmc.read(SYSTEM).at(enabled).asString("")).isEqualTo("Once");
    String off = "{'Boot': {'BootSourceOverrideEnabled': 'Disabled'}}";
    assertThat(bmc.ask("PATCH", SYSTEM, off).status()).isEqualTo(204);
    assertThat(bmc.read(SYSTEM).at(enabled).asString("")).isEqualTo("Disabled");
  }

  @Test
  void names_are_the_vendors_outside_and_ours_inside() {
    Personality vendor =
        Personalities.parse(
            "v",
            """
            ids: {system: Self, manager: iX, chassis: Box, drive: CD1}
            system: {Manufacturer: V, AssetTag: null, Boot: {More: 1}, New: {A: 1}}
            manager: {Model: M}
            drive: {Name: Optical}
            root: {Vendor: V}
            """);
    InnerBmc bmc = new InnerBmc(vendor);
    String system = ROOT + "Systems/Self";
    assertThat(bmc.members(ROOT + "Systems")).containsExactly(system);
    JsonNode seen = bmc.read(system);
    assertThat(seen.path("Id").asString("")).isEqualTo("Self");
    assertThat(seen.at("/VirtualMedia/@odata.id").asString("")).isEqualTo(system + "/VirtualMedia");
    assertThat(seen.has("AssetTag")).isFalse();
    assertThat(seen.path("Manufacturer").asString("")).isEqualTo("V");
    assertThat(seen.at("/Boot/More").asInt()).isEqualTo(1);
    assertThat(seen.at("/Boot/BootSourceOverrideTarget").asString("")).isEqualTo("Cd");
    assertThat(seen.at("/New/A").asInt()).isEqualTo(1);
    assertThat(bmc.members(system + "/VirtualMedia")).containsExactly(system + "/VirtualMedia/CD1");
    assertThat(bmc.read(system + "/VirtualMedia/CD1").path("Name").asString(""))
        .isEqualTo("Optical");
    assertThat(bmc.last().path()).isEqualTo(DRIVE);
    assertThat(bmc.read(ROOT + "Managers/iX").path("Model").asString("")).isEqualTo("M");
    assertThat(bmc.read(ROOT + "Chassis/Box").path("Id").asString("")).isEqualTo("Box");
    assertThat(bmc.read(ROOT).path("Vendor").asString("")).isEqualTo("V");
    assertThat(bmc.get(ROOT + "Systems/Selfie").status()).isEqualTo(404);
  }
}
