package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.RedfishClient.Answer;
import io.prestagelab.emulator.host.BootDevice;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The requests of StarlingX's virtual-media clients, in their order, with what they insist on. */
class StarlingxClientTest {

  @TempDir Path folder;
  private SimulatedBmc one;
  private TestWeb web;

  @BeforeEach
  void start() throws Exception {
    one = new SimulatedBmc(folder);
    web = new TestWeb();
  }

  @AfterEach
  void stop() {
    one.close();
    web.close();
  }

  /** The older client looks for media under Managers, the newer one under Systems first. */
  @ParameterizedTest
  @ValueSource(strings = {"Managers", "Systems"})
  void installs_by_virtual_media(String mediaParent) {
    one.bmc.cd().insert("http://stale/image.iso", stale());
    one.bmc.reset(io.prestagelab.emulator.bmc.ResetType.ON);
    await().until(() -> one.host.isOn());
    URI image = web.put("/iso/22.06/nodes/subcloud1/bootimage.iso", new byte[1 << 16]);

    RedfishClient client = session();
    JsonNode root = client.get("/redfish/v1").json();
    String parents = root.path(mediaParent).path("@odata.id").asString();
    String systems = root.path("Systems").path("@odata.id").asString();
    String media = cdOf(client, firstMember(client, parents));
    String system = firstMember(client, systems);

    eject(client, media);
    reset(client, system, "ForceOff", "Off");
    insert(client, media, image);
    bootOnceFromCd(client, system);
    reset(client, system, "ForceOn", "On");

    assertThat(one.host.boots()).last().isEqualTo(BootDevice.CD);
    await()
        .until(
            () ->
                boot(client, system)
                    .path("BootSourceOverrideEnabled")
                    .asString()
                    .equals("Disabled"));
  }

  private io.prestagelab.emulator.media.MediaRequest stale() {
    URI image = web.put("/stale.iso", new byte[2048]);
    return io.prestagelab.emulator.media.MediaRequest.of(image, folder);
  }

  private RedfishClient session() {
    RedfishClient anonymous = one.anonymous().with("OData-Version", "4.0").with("Accept", "*/*");
    assertThat(anonymous.get("/redfish/v1").status()).isEqualTo(200);
    Answer opened =
        anonymous.post(
            "/redfish/v1/SessionService/Sessions",
            "{\"UserName\":\"admin\",\"Password\":\"password\"}");
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.header("Location")).startsWith("/redfish/v1/SessionService/Sessions/");
    return anonymous.with("X-Auth-Token", opened.header("X-Auth-Token"));
  }

  private static String firstMember(RedfishClient client, String collection) {
    return client.get(collection).json().at("/Members/0/@odata.id").asString();
  }

  private static String cdOf(RedfishClient client, String parent) {
    String media = client.get(parent).json().at("/VirtualMedia/@odata.id").asString();
    String slot = firstMember(client, media);
    JsonNode types = client.get(slot).json().path("MediaTypes");
    assertThat(StreamSupport.stream(types.spliterator(), false).map(JsonNode::asString))
        .contains("CD");
    return slot;
  }

  private static void eject(RedfishClient client, String media) {
    JsonNode slot = client.get(media).json();
    assertThat(slot.path("@odata.type").asString()).isNotEmpty();
    assertThat(slot.path("Inserted").asBoolean()).isTrue();
    String target = slot.at("/Actions/#VirtualMedia.EjectMedia/target").asString();
    assertThat(client.post(target, "{}").status()).isEqualTo(204);
    assertThat(client.get(media).json().path("Inserted").asBoolean(true)).isFalse();
  }

  private static void reset(RedfishClient client, String system, String type, String state) {
    JsonNode reset = client.get(system).json().at("/Actions/#ComputerSystem.Reset");
    JsonNode allowed = reset.path("ResetType@Redfish.AllowableValues");
    assertThat(StreamSupport.stream(allowed.spliterator(), false).map(JsonNode::asString))
        .contains(type);
    String target = reset.path("target").asString();
    assertThat(client.post(target, "{\"ResetType\":\"" + type + "\"}").status()).isEqualTo(204);
    await().until(() -> client.get(system).json().path("PowerState").asString().equals(state));
  }

  private static void insert(RedfishClient client, String media, URI image) {
    String target =
        client.get(media).json().at("/Actions/#VirtualMedia.InsertMedia/target").asString();
    String body = "{\"Image\":\"%s\",\"Inserted\":true,\"WriteProtected\":true}".formatted(image);
    assertThat(client.post(target, body).status()).isEqualTo(204);
    JsonNode slot = client.get(media).json();
    assertThat(slot.path("Image").asString()).isEqualTo(image.toString());
    assertThat(slot.path("Inserted").asBoolean()).isTrue();
  }

  /** The newer client sends the ETag that it was given before. */
  private void bootOnceFromCd(RedfishClient client, String system) {
    Answer seen = client.get(system);
    assertThat(seen.json().at("/Boot/BootSourceOverrideMode@Redfish.AllowableValues").toString())
        .contains("UEFI");
    String body =
        """
        {"Boot": {"BootSourceOverrideEnabled": "Once", "BootSourceOverrideMode": "UEFI",
                  "BootSourceOverrideTarget": "Cd"}}
        """;
    RedfishClient careful = session().with("If-Match", seen.header("ETag"));
    assertThat(careful.patch(system, body).status()).isEqualTo(204);
    assertThat(boot(client, system).path("BootSourceOverrideEnabled").asString()).isEqualTo("Once");
  }

  private static JsonNode boot(RedfishClient client, String system) {
    return client.get(system).json().path("Boot");
  }
}
