package io.prestagelab.bmctools.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.prestagelab.bmctools.client.OddBmc.EJECT;
import static io.prestagelab.bmctools.client.OddBmc.IMAGE;
import static io.prestagelab.bmctools.client.OddBmc.INSERT;
import static io.prestagelab.bmctools.client.OddBmc.MEDIA;
import static io.prestagelab.bmctools.client.OddBmc.RESET;
import static io.prestagelab.bmctools.client.OddBmc.SESSIONS;
import static io.prestagelab.bmctools.client.OddBmc.SYSTEM;
import static io.prestagelab.bmctools.client.OddBmc.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers that BMCs give and should not, and what a tolerant client makes of them. A name begins
 * with the number of the row in docs/bmc-check.md that it stands for, where there is one.
 */
@Execution(ExecutionMode.CONCURRENT)
class OddAnswersTest {
  private static final URI ISO = URI.create(IMAGE);

  private final OddBmc bmc = new OddBmc();

  @AfterEach
  void stop() {
    bmc.close();
  }

  @Test
  void row_2_media_under_the_system_only() {
    bmc.answers("/redfish/v1/Managers", aResponse().withStatus(404));
    String collection = SYSTEM + "/VirtualMedia";
    bmc.answers(
        SYSTEM,
        okJson(
            OddBmc.link("VirtualMedia", collection).replace("}}", "},")
                + OddBmc.system("Off", "Once", "Cd").strip().substring(1)));
    bmc.answers(collection, okJson(OddBmc.members(MEDIA)));
    succeeds(client -> client.insertMedia(ISO));
  }

  @Test
  void rows_4_and_5_a_manager_that_fails_or_has_nothing_is_passed_over() {
    bmc.answers(
        "/redfish/v1/Managers",
        okJson(OddBmc.members("/redfish/v1/Managers/broken", "/redfish/v1/Managers/1")));
    bmc.answers("/redfish/v1/Managers/broken", aResponse().withStatus(404));
    succeeds(client -> client.insertMedia(ISO));
  }

  @Test
  void row_6_a_drive_without_media_types_is_passed_over() {
    String other = MEDIA + "2";
    bmc.answers("/redfish/v1/Managers/1/VirtualMedia", okJson(OddBmc.members(other, MEDIA)));
    bmc.answers(other, okJson("{\"@odata.id\": \"" + other + "\"}"));
    succeeds(client -> client.insertMedia(ISO));
    assertThat(bmc.changes()).contains("POST " + INSERT);
  }

  @Test
  void row_8_a_drive_that_refuses_is_passed_over_for_the_next() {
    String other = MEDIA + "2";
    bmc.answers("/redfish/v1/Managers/1/VirtualMedia", okJson(OddBmc.members(other, MEDIA)));
    bmc.answers(other, okJson(OddBmc.media("false", "null").replace(MEDIA, other)));
    bmc.acts(other + "/Actions/VirtualMedia.InsertMedia", aResponse().withStatus(400));
    succeeds(client -> client.insertMedia(ISO));
    assertThat(bmc.changes()).contains("POST " + INSERT);
  }

  @Test
  void row_9_a_drive_without_eject_is_said_to_have_none() {
    bmc.answers(MEDIA, okJson(OddBmc.media("true", "\"x\"").replace("#VirtualMedia.Eject", "#No")));
    fails(RedfishClient::ejectMedia, "eject virtual media: the BMC offers no such action");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void rows_11_to_13_any_success_without_a_body(int status) {
    bmc.acts(INSERT, aResponse().withStatus(status));
    bmc.patches(SYSTEM, aResponse().withStatus(status));
    succeeds(
        client -> {
          client.insertMedia(ISO);
          client.bootOnceFrom(BootSource.CD, BootMode.UEFI);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202})
  void rows_12_and_13_any_success_with_a_body_that_is_no_json(int status) {
    bmc.acts(INSERT, aResponse().withStatus(status).withBody("<html>done</html>"));
    succeeds(client -> client.insertMedia(ISO));
  }

  @Test
  void row_13_a_task_is_followed_to_its_end() {
    bmc.acts(INSERT, aResponse().withStatus(202).withHeader("Location", TASK));
    bmc.stub(
        get(TASK)
            .inScenario("task")
            .whenScenarioStateIs("Started")
            .willReturn(aResponse().withStatus(202))
            .willSetStateTo("done"));
    bmc.stub(
        get(TASK)
            .inScenario("task")
            .whenScenarioStateIs("done")
            .willReturn(okJson("{\"TaskState\": \"Completed\"}")));
    succeeds(client -> client.insertMedia(ISO));
    assertThat(bmc.reads()).filteredOn(read -> read.contains("Tasks")).hasSize(2);
  }

  @Test
  void row_13_a_task_whose_monitor_is_an_absolute_url_is_followed_at_this_bmc() {
    bmc.acts(
        INSERT, aResponse().withStatus(202).withHeader("Location", "https://other.example" + TASK));
    bmc.answers(TASK, okJson("{\"TaskState\": \"Completed\"}"));
    succeeds(client -> client.insertMedia(ISO));
    assertThat(bmc.reads()).contains("GET " + TASK);
  }

  @Test
  void row_13_a_task_that_fails_is_told_with_its_message() {
    bmc.acts(INSERT, aResponse().withStatus(202).withHeader("Location", TASK));
    bmc.answers(
        TASK,
        okJson("{\"TaskState\": \"Exception\", \"Messages\": [{\"Message\": \"No such image\"}]}"));
    fails(
        client -> client.insertMedia(ISO),
        "insert virtual media: the BMC's task ended as Exception No such image");
  }

  @Test
  void row_13_a_task_without_end_has_a_limit() {
    bmc.acts(INSERT, aResponse().withStatus(202).withHeader("Location", TASK));
    bmc.answers(TASK, okJson("{\"TaskState\": \"Running\"}"));
    fails(client -> client.insertMedia(ISO), "the BMC's task did not end within");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 500})
  void rows_14_and_15_a_complaint_about_an_eject_that_worked_is_not_believed(int status) {
    emptiedBy(status);
    succeeds(RedfishClient::ejectMedia);
  }

  private void emptiedBy(int status) {
    bmc.stub(
        get(MEDIA)
            .inScenario("eject")
            .whenScenarioStateIs("gone")
            .willReturn(okJson(OddBmc.media("false", "null"))));
    bmc.stub(
        post(EJECT)
            .inScenario("eject")
            .willReturn(aResponse().withStatus(status))
            .willSetStateTo("gone"));
  }

  @Test
  void row_15_a_complaint_about_an_eject_that_did_not_work_is_told() {
    bmc.acts(
        EJECT, aResponse().withStatus(500).withBody("{\"error\": {\"message\": \"Tray stuck\"}}"));
    fails(RedfishClient::ejectMedia, "eject virtual media: HTTP 500: Tray stuck");
  }

  @Test
  void row_16_an_image_that_is_shown_late_is_waited_for() {
    bmc.stub(
        post(INSERT)
            .inScenario("insert")
            .willReturn(aResponse().withStatus(204))
            .willSetStateTo("loading"));
    bmc.stub(
        get(MEDIA)
            .inScenario("insert")
            .whenScenarioStateIs("loading")
            .willReturn(okJson(OddBmc.media("true", "null")))
            .willSetStateTo("loaded"));
    succeeds(client -> client.insertMedia(ISO));
    assertThat(bmc.reads()).filteredOn(("GET " + MEDIA)::equals).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource({
    "http://192.0.2.1/iso/bootimage%2Eiso",
    "HTTP://192.0.2.1:80/iso/bootimage.iso",
    "http://192.0.2.1//iso/bootimage.iso",
    "http://192.0.2.1/iso/bootimage.iso/"
  })
  void row_17_an_image_spelled_otherwise_is_the_same(String shown) {
    bmc.answers(MEDIA, okJson(OddBmc.media("true", '"' + shown + '"')));
    succeeds(client -> client.insertMedia(ISO));
  }

  @Test
  void row_17_another_image_is_not() {
    bmc.answers(MEDIA, okJson(OddBmc.media("true", "\"http://192.0.2.1/iso/other.iso\"")));
    fails(client -> client.insertMedia(ISO), "the medium is not reported as inserted");
  }

  @Test
  void row_18_neither_inserted_nor_image_is_empty() {
    bmc.answers(MEDIA, okJson(OddBmc.media("null", "null")));
    succeeds(RedfishClient::ejectMedia);
    assertThat(bmc.changes()).doesNotContain("POST " + EJECT);
  }

  @Test
  void row_20_an_eject_is_repeated() {
    bmc.stub(
        post(EJECT)
            .inScenario("eject")
            .whenScenarioStateIs("Started")
            .willReturn(aResponse().withStatus(204))
            .willSetStateTo("asked"));
    bmc.stub(
        post(EJECT)
            .inScenario("eject")
            .whenScenarioStateIs("asked")
            .willReturn(aResponse().withStatus(204))
            .willSetStateTo("gone"));
    bmc.stub(
        get(MEDIA)
            .inScenario("eject")
            .whenScenarioStateIs("gone")
            .willReturn(okJson(OddBmc.media("false", "null"))));
    succeeds(RedfishClient::ejectMedia);
    assertThat(bmc.changes()).filteredOn(("POST " + EJECT)::equals).hasSize(2);
  }

  @Test
  void row_24_reset_types_are_read_from_the_action_info() {
    String system =
        OddBmc.system("Off", "Once", "Cd")
            .replace(
                "\"ResetType@Redfish.AllowableValues\": [\"On\", \"ForceOff\"]",
                "\"@Redfish.ActionInfo\": \"/redfish/v1/info\"");
    bmc.answers(SYSTEM, okJson(system));
    bmc.answers(
        "/redfish/v1/info",
        okJson(
            "{\"Parameters\": [{\"Name\": \"ResetType\", \"AllowableValues\": [\"ForceOn\"]}]}"));
    becomesOn("ForceOn");
  }

  private void becomesOn(String type) {
    bmc.stub(
        get(SYSTEM)
            .inScenario("power")
            .whenScenarioStateIs("on")
            .willReturn(okJson(OddBmc.system("On", "Once", "Cd"))));
    bmc.stub(
        post(RESET)
            .withRequestBody(containing("\"" + type + "\""))
            .inScenario("power")
            .willReturn(aResponse().withStatus(204))
            .willSetStateTo("on"));
    succeeds(RedfishClient::powerOn);
  }

  @Test
  void rows_25_and_26_systems_without_actions_or_boot_are_passed_over() {
    String first = "/redfish/v1/Systems/first";
    String last = "/redfish/v1/Systems/last";
    bmc.answers("/redfish/v1/Systems", okJson(OddBmc.members(first, SYSTEM, last)));
    bmc.answers(first, okJson("{\"@odata.id\": \"" + first + "\"}"));
    bmc.answers(last, okJson("{\"@odata.id\": \"" + last + "\", \"Actions\": {}}"));
    succeeds(client -> client.bootOnceFrom(BootSource.CD, BootMode.UEFI));
    assertThat(bmc.changes()).contains("PATCH " + SYSTEM);
  }

  @Test
  void row_28_a_mode_that_is_not_offered_is_not_sent() {
    bmc.answers(
        SYSTEM,
        okJson(
            OddBmc.system("Off", "Once", "Cd")
                .replace(
                    "\"Boot\": {",
                    "\"Boot\": {\"BootSourceOverrideMode@Redfish.AllowableValues\": [\"UEFI\"],")));
    bmc.stub(
        patch(urlPathEqualTo(SYSTEM))
            .withRequestBody(containing("BootSourceOverrideMode"))
            .willReturn(aResponse().withStatus(400)));
    succeeds(client -> client.bootOnceFrom(BootSource.CD, BootMode.LEGACY));
  }

  @Test
  void row_29_a_virtual_cd_called_usb_cd() {
    bmc.answers(
        SYSTEM,
        okJson(
            OddBmc.system("Off", "Once", "UsbCd")
                .replace(
                    "\"Boot\": {",
                    "\"Boot\": {\"BootSourceOverrideTarget@Redfish.AllowableValues\": [\"UsbCd\"],")));
    bmc.stub(
        patch(urlPathEqualTo(SYSTEM))
            .withRequestBody(containing("\"Cd\""))
            .willReturn(aResponse().withStatus(400)));
    succeeds(client -> client.bootOnceFrom(BootSource.CD, BootMode.UEFI));
  }

  @Test
  void row_30_a_settings_resource_is_found_by_its_own_link() {
    String pending = "/redfish/v1/Pending/1";
    bmc.answers(
        SYSTEM,
        okJson(
            OddBmc.system("Off", "Once", "Cd")
                .replace(
                    "\"Boot\": {",
                    "\"@Redfish.Settings\": {\"SettingsObject\": {\"@odata.id\": \"%s\"}}, \"Boot\": {"
                        .formatted(pending))));
    bmc.patches(SYSTEM, aResponse().withStatus(405));
    bmc.answers(pending, okJson("{\"Boot\": {}}").withHeader("ETag", "\"7\""));
    bmc.patches(pending, aResponse().withStatus(202));
    succeeds(client -> client.bootOnceFrom(BootSource.CD, BootMode.UEFI));
    assertThat(bmc.headers("PATCH", "If-Match")).containsExactly("\"7\"");
  }

  @Test
  void row_31_the_etag_of_the_body_is_sent_where_the_header_has_none() {
    bmc.answers(
        SYSTEM,
        okJson(
            OddBmc.system("Off", "Once", "Cd").replaceFirst("\\{", "{\"@odata.etag\": \"W/5\",")));
    bmc.stub(
        patch(urlPathEqualTo(SYSTEM))
            .withHeader("If-Match", absent())
            .willReturn(aResponse().withStatus(428)));
    succeeds(client -> client.bootOnceFrom(BootSource.CD, BootMode.UEFI));
    assertThat(bmc.headers("PATCH", "If-Match")).containsExactly("W/5");
  }

  @ParameterizedTest
  @ValueSource(ints = {412, 428})
  void row_31_a_refused_etag_is_read_anew(int status) {
    bmc.answers(SYSTEM, okJson(OddBmc.system("Off", "Once", "Cd")).withHeader("ETag", "W/\"1\""));
    bmc.stub(
        patch(urlPathEqualTo(SYSTEM))
            .inScenario("etag")
            .whenScenarioStateIs("Started")
            .willReturn(aResponse().withStatus(status))
            .willSetStateTo("again"));
    bmc.stub(
        patch(urlPathEqualTo(SYSTEM))
            .withHeader("If-Match", equalTo("W/\"1\""))
            .inScenario("etag")
            .whenScenarioStateIs("again")
            .willReturn(aResponse().withStatus(200)));
    succeeds(client -> client.bootOnceFrom(BootSource.CD, BootMode.UEFI));
  }

  @Test
  void row_32_an_override_that_is_shown_late_is_waited_for() {
    bmc.stub(
        patch(urlPathEqualTo(SYSTEM))
            .inScenario("override")
            .willReturn(aResponse().withStatus(204))
            .willSetStateTo("taken"));
    bmc.stub(
        get(urlPathEqualTo(SYSTEM))
            .inScenario("override")
            .whenScenarioStateIs("taken")
            .willReturn(okJson(OddBmc.system("Off", "Disabled", "None")))
            .willSetStateTo("shown"));
    succeeds(client -> client.bootOnceFrom(BootSource.CD, BootMode.UEFI));
  }

  @Test
  void row_33_once_with_another_target_is_not_believed() {
    bmc.answers(SYSTEM, okJson(OddBmc.system("Off", "Once", "Pxe")));
    fails(
        client -> client.bootOnceFrom(BootSource.CD, BootMode.UEFI),
        "the BMC does not show Cd once as the next boot");
  }

  @Test
  void row_34_a_busy_bmc_is_asked_again() {
    bmc.stub(
        get(urlPathEqualTo(SYSTEM))
            .inScenario("busy")
            .whenScenarioStateIs("Started")
            .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "0"))
            .willSetStateTo("ready"));
    bmc.stub(
        get(urlPathEqualTo(SYSTEM))
            .inScenario("busy")
            .whenScenarioStateIs("ready")
            .willReturn(okJson(OddBmc.system("Off", "Once", "Cd"))));
    succeeds(client -> assertThat(client.powerState()).isEqualTo("Off"));
  }

  @Test
  void row_35_a_bmc_without_a_free_session_is_asked_again() {
    bmc.stub(
        post(SESSIONS)
            .inScenario("login")
            .whenScenarioStateIs("Started")
            .willReturn(aResponse().withStatus(503))
            .willSetStateTo("free"));
    succeeds(client -> {});
    assertThat(bmc.changes()).startsWith("POST " + SESSIONS, "POST " + SESSIONS);
  }

  @Test
  void row_36_a_refused_password_is_tried_once() {
    bmc.acts(SESSIONS, aResponse().withStatus(401));
    fails(client -> {}, "open a session: HTTP 401; check bmc_username and the BMC password");
    assertThat(bmc.changes()).containsExactly("POST " + SESSIONS);
  }

  @Test
  void row_37_a_session_without_location_is_closed_by_the_id_in_its_body() {
    bmc.stub(
        post(SESSIONS)
            .willReturn(
                okJson("{\"@odata.id\": \"" + SESSIONS + "/1\"}")
                    .withHeader("X-Auth-Token", "token")));
    succeeds(client -> {});
    assertThat(bmc.changes()).endsWith("DELETE " + SESSIONS + "/1");
  }

  @Test
  void row_38_a_session_that_cannot_be_closed_spoils_nothing() {
    bmc.stub(delete(SESSIONS + "/1").willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    succeeds(client -> client.insertMedia(ISO));
  }

  @Test
  void a_session_is_closed_after_a_failure_too() {
    bmc.acts(INSERT, aResponse().withStatus(500));
    fails(client -> client.insertMedia(ISO), "insert virtual media: HTTP 500");
    assertThat(bmc.changes()).endsWith("DELETE " + SESSIONS + "/1");
  }

  @Test
  void a_token_goes_to_its_own_bmc_only() {
    try (OddBmc second = new OddBmc()) {
      succeeds(client -> client.powerState());
      RedfishClient.connect(second.url(), "admin", "password", Duration.ofSeconds(1), e -> {})
          .close();
      assertThat(second.headers("GET", "X-Auth-Token")).isEmpty();
      assertThat(second.headers("POST", "X-Auth-Token")).isEmpty();
    }
  }

  @Test
  void an_error_in_html_is_told_by_its_status() {
    bmc.acts(INSERT, aResponse().withStatus(502).withBody("<html><h1>Bad Gateway</h1></html>"));
    fails(client -> client.insertMedia(ISO), "insert virtual media: HTTP 502");
  }

  @Test
  void a_redirect_is_followed_at_this_bmc() {
    bmc.answers(
        "/redfish/v1/Systems",
        aResponse().withStatus(308).withHeader("Location", "https://other/redfish/v1/Systems/"));
    bmc.answers("/redfish/v1/Systems/", okJson(OddBmc.members(SYSTEM)));
    succeeds(client -> assertThat(client.powerState()).isEqualTo("Off"));
  }

  @Test
  void redirects_in_a_circle_end() {
    bmc.answers(SYSTEM, aResponse().withStatus(301).withHeader("Location", SYSTEM));
    fails(RedfishClient::powerState, "has no system that can be reset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RANDOM_DATA_THEN_CLOSE",
        "MALFORMED_RESPONSE_CHUNK",
        "EMPTY_RESPONSE",
        "CONNECTION_RESET_BY_PEER"
      })
  void a_read_that_breaks_off_is_repeated(Fault fault) {
    bmc.stub(
        get(urlPathEqualTo(SYSTEM))
            .inScenario("broken")
            .whenScenarioStateIs("Started")
            .willReturn(aResponse().withFault(fault))
            .willSetStateTo("mended"));
    succeeds(client -> assertThat(client.powerState()).isEqualTo("Off"));
  }

  @Test
  void reads_that_always_break_off_are_told_in_one_line() {
    bmc.answers(SYSTEM, aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    fails(RedfishClient::powerState, "read the power state: no answer from the BMC at");
  }

  @Test
  void an_action_that_breaks_off_is_not_repeated() {
    bmc.acts(INSERT, aResponse().withFault(Fault.EMPTY_RESPONSE));
    fails(client -> client.insertMedia(ISO), "insert virtual media: no answer from the BMC");
    assertThat(bmc.changes()).filteredOn(("POST " + INSERT)::equals).hasSize(1);
  }

  @Test
  void a_compressed_answer_is_read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(OddBmc.system("Off", "Once", "Cd").getBytes(StandardCharsets.UTF_8));
    }
    bmc.answers(
        SYSTEM, aResponse().withHeader("Content-Encoding", "gzip").withBody(bytes.toByteArray()));
    succeeds(client -> assertThat(client.powerState()).isEqualTo("Off"));
  }

  @Test
  void an_endless_answer_is_not_kept() {
    bmc.answers(SYSTEM, aResponse().withBody(new byte[BoundedBody.LIMIT + 1]));
    fails(RedfishClient::powerState, "an answer of more than 8 MiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Load\": NaN,", "\"Load\": Infinity,", "\"PowerState\": \"On\","})
  void numbers_that_are_none_and_names_that_come_twice_are_read(String more) {
    bmc.answers(SYSTEM, okJson(OddBmc.system("Off", "Once", "Cd").replaceFirst("\\{", "{" + more)));
    succeeds(client -> assertThat(client.powerState()).isEqualTo("Off"));
  }

  @Test
  void json_of_another_content_type_with_a_mark_before_and_rubbish_behind_is_read() {
    bmc.answers(
        SYSTEM,
        aResponse()
            .withHeader("Content-Type", "text/html")
            .withBody("\uFEFF" + OddBmc.system("Off", "Once", "Cd") + "\0\0"));
    succeeds(client -> assertThat(client.powerState()).isEqualTo("Off"));
  }

  @Test
  void a_link_that_no_uri_can_hold_is_escaped() {
    String spaced = "/redfish/v1/Systems/System 1";
    bmc.answers("/redfish/v1/Systems", okJson(OddBmc.members(spaced)));
    bmc.answers("/redfish/v1/Systems/System%201", okJson(OddBmc.system("Off", "Once", "Cd")));
    succeeds(client -> assertThat(client.powerState()).isEqualTo("Off"));
  }

  private void succeeds(Consumer<RedfishClient> steps) {
    assertThatCode(() -> run(steps)).doesNotThrowAnyException();
  }

  private void fails(Consumer<RedfishClient> steps, String complaint) {
    assertThatThrownBy(() -> run(steps))
        .isInstanceOf(RedfishException.class)
        .hasMessageContaining(complaint);
  }

  private void run(Consumer<RedfishClient> steps) {
    try (RedfishClient client =
        RedfishClient.connect(
            bmc.url(), "admin", "password", Duration.ofSeconds(1), exchange -> {})) {
      steps.accept(client);
    }
  }
}
