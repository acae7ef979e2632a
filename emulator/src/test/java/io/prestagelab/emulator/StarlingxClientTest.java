package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.RedfishClient.Answer;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.profile.Personalities;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The requests of StarlingX's two virtual-media clients, in their order, with what they insist on:
 * statuses, bodies, headers.
 */
class StarlingxClientTest {

  private static final List<Integer> ACCEPTED = List.of(200, 202, 204);

  @TempDir Path folder;
  private SimulatedBmc one;
  private TestWeb web;
  private URI image;
  private RedfishClient client;
  private final List<String> requests = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    one = new SimulatedBmc(folder);
    web = new TestWeb();
    image = web.put("/iso/22.06/nodes/subcloud1/bootimage.iso", new byte[1 << 16]);
    client = one.anonymous();
  }

  @AfterEach
  void stop() {
    one.close();
    web.close();
  }

  /** It knows media under Managers only, sends no ETag, and asks for anything in Accept. */
  @ParameterizedTest
  @ValueSource(strings = {"generic", "classic-managers", "dell-idrac9", "hpe-ilo5", "openbmc"})
  void the_older_client_installs(String personality) {
    one.server.wear(one.bmc, Personalities.named(personality));
    client.with("Accept", "*/*").with("OData-Version", "4.0");
    String session = login();
    List<String> managers = members("Managers");
    List<String> systems = members("Systems");
    String media = lastWithMedia(managers);
    install(media, systems, "");
    assertThat(ACCEPTED).contains(send("DELETE", session, "").status());
    assertThat(requests)
        .startsWith(
            "GET /redfish/v1",
            "GET /redfish/v1",
            "POST /redfish/v1/SessionService/Sessions",
            "GET /redfish/v1/Managers",
            "GET /redfish/v1/Systems")
        .last()
        .isEqualTo("DELETE " + session);
  }

  /** It looks under Systems first, asks for the image itself, and sends back the ETag. */
  @ParameterizedTest
  @ValueSource(strings = {"generic", "systems-only-media", "dell-idrac9", "hpe-ilo5", "openbmc"})
  void the_newer_client_installs(String personality) {
    one.server.wear(one.bmc, Personalities.named(personality));
    client
        .with("Accept", "application/json")
        .with("Content-Type", "application/json")
        .with("OData-Version", "4.0");
    String session = login();
    List<String> managers = members("Managers");
    List<String> systems = members("Systems");
    List<String> parents = new ArrayList<>(systems);
    parents.addAll(managers);
    String media = firstWithMedia(parents);
    assertThat(new RedfishClient(image).send("HEAD", image.getPath(), "").status()).isEqualTo(200);
    install(media, systems, "If-Match");
    assertThat(ACCEPTED).contains(send("DELETE", session, "").status());
  }

  /** What the older client says then: "Virtual Media not supported by target BMC". */
  @Test
  void the_older_client_finds_no_media_under_the_system() {
    one.server.wear(one.bmc, Personalities.named("systems-only-media"));
    login();
    String manager = members("Managers").get(0);
    assertThat(get(manager).has("VirtualMedia")).isFalse();
  }

  /** Insertion at the one place is insertion at the other: it is one drive. */
  @Test
  void media_are_the_same_under_managers_and_systems() {
    login();
    String underManager = lastWithMedia(members("Managers"));
    String underSystem = firstWithMedia(members("Systems"));
    assertThat(underManager).isNotEqualTo(underSystem);
    insert(underManager);
    assertThat(get(underSystem).path("Image").asString()).isEqualTo(image.toString());
    eject(underSystem);
    assertThat(get(underManager).path("Inserted").asBoolean(true)).isFalse();
  }

  /** Eject what is there, power off, insert, boot once, power on; and the server boots the CD. */
  private void install(String media, List<String> systems, String condition) {
    one.bmc.cd().insert("http://stale/image.iso", stale());
    one.bmc.reset(ResetType.ON);
    await().until(() -> one.host.isOn());
    String system = systems.get(0);
    eject(media);
    reset(system, List.of("ForceOff", "GracefulShutdown"), "Off");
    insert(media);
    bootOnceFromCd(system, condition);
    reset(system, List.of("ForceOn", "On"), "On");
    assertThat(one.host.boots()).last().isEqualTo(BootDevice.CD);
    await().until(() -> enabled(system).equals("Disabled"));
  }

  private MediaRequest stale() {
    return MediaRequest.of(web.put("/stale.iso", new byte[2048]), folder);
  }

  /** The path of the session, from the header. */
  private String login() {
    assertThat(send("GET", "/redfish/v1", "").status()).isEqualTo(200);
    JsonNode root = get("/redfish/v1");
    String sessions = root.at("/Links/Sessions/@odata.id").asString();
    Answer opened = send("POST", sessions, "{\"UserName\":\"admin\",\"Password\":\"password\"}");
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.text()).doesNotContain("PasswordChangeRequired");
    client.with("X-Auth-Token", opened.header("X-Auth-Token"));
    String place = opened.header("Location");
    assertThat(place).contains("/redfish/v1/SessionService/Sessions/");
    return place.substring(place.indexOf("/redfish"));
  }

  private List<String> members(String collection) {
    JsonNode members = get("/redfish/v1/" + collection).path("Members");
    assertThat(members).isNotEmpty();
    return StreamSupport.stream(members.spliterator(), false)
        .map(member -> member.path("@odata.id").asString())
        .toList();
  }

  /** The older client's way: every manager is looked through, the last one counts. */
  private String lastWithMedia(List<String> managers) {
    String found = "";
    for (String manager : managers) {
      found = mediaOf(manager);
      assertThat(found).as(manager).isNotEmpty();
    }
    return found;
  }

  private String firstWithMedia(List<String> parents) {
    return parents.stream()
        .map(this::mediaOf)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private String mediaOf(String parent) {
    String media = get(parent).at("/VirtualMedia/@odata.id").asString("");
    if (media.isEmpty()) {
      return "";
    }
    for (JsonNode member : get(media).path("Members")) {
      String slot = member.path("@odata.id").asString();
      List<String> types = texts(get(slot).path("MediaTypes"));
      if (types.contains("CD") || types.contains("DVD")) {
        return slot;
      }
    }
    return "";
  }

  private void eject(String media) {
    JsonNode slot = get(media);
    assertThat(slot.path("@odata.type").asString()).isNotEmpty();
    assertThat(slot.path("Inserted").asBoolean()).isTrue();
    act(slot.at("/Actions/#VirtualMedia.EjectMedia/target").asString(), "{}");
    await().until(() -> !get(media).path("Inserted").asBoolean(true));
  }

  private void reset(String system, List<String> preferred, String state) {
    JsonNode reset = get(system).at("/Actions/#ComputerSystem.Reset");
    List<String> allowed = texts(reset.path("ResetType@Redfish.AllowableValues"));
    String type = preferred.stream().filter(allowed::contains).findFirst().orElseThrow();
    act(reset.path("target").asString(), "{\"ResetType\":\"" + type + "\"}");
    await().until(() -> get(system).path("PowerState").asString().equals(state));
  }

  private void insert(String media) {
    String target = get(media).at("/Actions/#VirtualMedia.InsertMedia/target").asString();
    act(target, "{\"Image\":\"%s\",\"Inserted\":true,\"WriteProtected\":true}".formatted(image));
    await()
        .until(
            () -> {
              JsonNode slot = get(media);
              return slot.path("Image").asString("").equals(image.toString())
                  && slot.path("Inserted").asBoolean(false);
            });
  }

  /** The newer client sends the ETag that it was given; the older one sends no condition. */
  private void bootOnceFromCd(String system, String condition) {
    Answer seen = send("GET", system, "");
    JsonNode boot = seen.json().path("Boot");
    JsonNode modes = boot.path("BootSourceOverrideMode@Redfish.AllowableValues");
    String mode = modes.isMissingNode() ? "" : "\"BootSourceOverrideMode\": \"UEFI\", ";
    assertThat(mode.isEmpty() || texts(modes).contains("UEFI")).isTrue();
    String body =
        "{\"Boot\": {\"BootSourceOverrideEnabled\": \"Once\", %s\"BootSourceOverrideTarget\": \"Cd\"}}"
            .formatted(mode);
    RedfishClient sender = one.anonymous().with("X-Auth-Token", token());
    if (!condition.isEmpty()) {
      assertThat(seen.header("ETag")).isNotEmpty();
      sender.with(condition, seen.header("ETag"));
    }
    requests.add("PATCH " + system);
    accepted(sender.patch(system, body));
    assertThat(enabled(system)).isEqualTo("Once");
  }

  private String token() {
    return client.header("X-Auth-Token");
  }

  private String enabled(String system) {
    return get(system).at("/Boot/BootSourceOverrideEnabled").asString();
  }

  private void act(String target, String body) {
    accepted(send("POST", target, body));
  }

  /** 200 and 202 must come with a body in JSON, else the clients have nothing to read. */
  private static void accepted(Answer answer) {
    assertThat(ACCEPTED).contains(answer.status());
    if (answer.status() != 204) {
      assertThat(answer.json().isObject()).isTrue();
    }
  }

  private JsonNode get(String path) {
    Answer answer = send("GET", path, "");
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.json();
  }

  private Answer send(String method, String path, String body) {
    requests.add(method + " " + path);
    return client.send(method, path, body);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
