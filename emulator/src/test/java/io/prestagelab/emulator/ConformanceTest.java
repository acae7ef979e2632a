package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.RedfishClient.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What DMTF's protocol validator asks; tests bear the names of its assertions' subjects. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {

  private static final String V1 = "/redfish/v1/";
  private static final String SESSIONS = V1 + "SessionService/Sessions";
  private static final String ACCOUNTS = V1 + "AccountService/Accounts";
  private static final String SUBSCRIPTIONS = V1 + "EventService/Subscriptions";

  private SimulatedBmc one;
  private RedfishClient admin;
  private RedfishClient nobody;

  @BeforeAll
  void start(@TempDir Path folder) {
    one = new SimulatedBmc(folder);
    admin = one.admin();
    nobody = one.anonymous();
  }

  @AfterAll
  void stop() {
    one.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/redfish", "/redfish/v1", V1, V1 + "odata", V1 + "$metadata", V1 + "%24metadata"})
  void std_uris_supported_and_get_without_authentication(String uri) {
    assertThat(nobody.get(uri).status()).isEqualTo(200);
  }

  @Test
  void std_uri_version() {
    assertThat(nobody.get("/redfish").json().toString()).isEqualTo("{\"v1\":\"/redfish/v1/\"}");
  }

  @Test
  void odata_service_document() {
    Answer answer = nobody.get(V1 + "odata");
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.json().path("@odata.context").asString()).isEqualTo("/redfish/v1/$metadata");
    assertThat(answer.text()).contains("\"/redfish/v1/\"").contains("\"/redfish/v1/Systems\"");
  }

  @Test
  void odata_metadata_mime_type_and_entity_container() {
    Answer answer = nobody.get(V1 + "$metadata");
    assertThat(answer.header("Content-Type")).startsWith("application/xml");
    assertThat(answer.text()).contains("EntityContainer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void headers_of_a_response(String method) {
    Answer answer = nobody.send(method, V1, "");
    assertThat(answer.header("OData-Version")).isEqualTo("4.0");
    assertThat(answer.header("Cache-Control")).isNotEmpty();
    assertThat(answer.header("Allow")).contains("GET").contains("HEAD");
    assertThat(answer.header("Link")).contains("rel=describedby");
    assertThat(answer.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void allow_header_with_405() {
    for (String method : List.of("PATCH", "PUT", "DELETE", "POST")) {
      Answer answer = admin.send(method, V1 + "Systems", "{}");
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }
  }

  @Test
  void unsupported_methods() {
    assertThat(admin.send("PUT", V1 + "Systems/s1", "{}").status()).isEqualTo(405);
    assertThat(admin.send("FUBAR", V1, "").status()).isEqualTo(501);
  }

  @ParameterizedTest
  @CsvSource({
    "'*/*',200",
    "'application/json',200",
    "'text/html, application/*;q=0.5',200",
    "'application/json;charset=utf-8',200",
    "'image/png',406"
  })
  void accept_header(String accept, int status) {
    assertThat(one.admin().with("Accept", accept).get(V1 + "Systems").status()).isEqualTo(status);
  }

  @Test
  void content_type_header() {
    RedfishClient form = one.admin().with("Content-Type", "text/plain");
    assertThat(form.send("PATCH", V1 + "Systems/s1", "").status()).isEqualTo(400);
    assertThat(admin.patch(V1 + "Systems/s1", "{}").error()).isEqualTo("NoOperation");
  }

  @Test
  void odata_version_header() {
    assertThat(one.admin().with("OData-Version", "4.0").get(V1).status()).isEqualTo(200);
    assertThat(one.admin().with("OData-Version", "4.1").get(V1).status()).isEqualTo(412);
  }

  @Test
  void headers_of_authentication_come_first() {
    RedfishClient stale = one.anonymous().with("If-Match", "\"old\"").with("OData-Version", "9");
    assertThat(stale.patch(V1 + "Systems/s1", "{}").status()).isEqualTo(401);
  }

  @Test
  void get_ignores_a_body() {
    assertThat(admin.send("GET", V1 + "Systems", "{\"a\":1}").status()).isEqualTo(200);
  }

  @Test
  void etag_on_get_account() {
    Answer answer = admin.get(ACCOUNTS + "/admin");
    assertThat(answer.header("ETag")).matches("(W/)?\"[^\"]+\"");
    assertThat(
            one.admin()
                .with("If-None-Match", answer.header("ETag"))
                .get(ACCOUNTS + "/admin")
                .status())
        .isEqualTo(304);
  }

  @Test
  void accounts_support_atomic_operations() {
    make("atomic");
    Answer stale =
        one.admin()
            .with("If-Match", "\"old\"")
            .patch(ACCOUNTS + "/atomic", "{\"Password\":\"another-word\"}");
    assertThat(stale.status()).isEqualTo(412);
    admin.delete(ACCOUNTS + "/atomic");
  }

  @Test
  void read_and_write_require_authentication() {
    for (String uri : List.of("Systems", "Systems/s1", "Managers/s1", "AccountService/Accounts")) {
      for (String method : List.of("GET", "POST", "PATCH", "DELETE")) {
        Answer answer = nobody.send(method, V1 + uri, method.equals("GET") ? "" : "{}");
        assertThat(answer.status()).as(method + " " + uri).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Basic");
      }
    }
  }

  @Test
  void no_privileged_information_in_messages() {
    Answer answer = nobody.post(SESSIONS, "{\"UserName\":\"admin\",\"Password\":\"gue55ed\"}");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).doesNotContain("gue55ed").doesNotContain("\"admin\"");
  }

  @Test
  void session_post_response() {
    Answer made = nobody.post(SESSIONS, "{\"UserName\":\"admin\",\"Password\":\"password\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).startsWith(SESSIONS + "/");
    assertThat(made.header("X-Auth-Token")).hasSizeGreaterThan(31);
    JsonNode seen =
        one.anonymous()
            .with("X-Auth-Token", made.header("X-Auth-Token"))
            .get(made.header("Location"))
            .json();
    made.json()
        .properties()
        .forEach(entry -> assertThat(seen.path(entry.getKey())).isEqualTo(entry.getValue()));
  }

  @Test
  void tokens_are_indistinguishable_from_random() {
    List<String> tokens =
        IntStream.range(0, 5)
            .mapToObj(
                i -> nobody.post(SESSIONS, "{\"UserName\":\"admin\",\"Password\":\"password\"}"))
            .map(answer -> answer.header("X-Auth-Token"))
            .toList();
    assertThat(tokens).doesNotHaveDuplicates();
    assertThat(tokens.stream().map(token -> token.substring(0, 4))).doesNotHaveDuplicates();
  }

  @Test
  void sessions_uri_is_the_same_in_both_places() {
    String fromRoot = nobody.get(V1).json().at("/Links/Sessions/@odata.id").asString();
    String fromService =
        admin.get(V1 + "SessionService").json().at("/Sessions/@odata.id").asString();
    assertThat(fromRoot).isEqualTo(fromService).isEqualTo(SESSIONS);
  }

  @Test
  void post_create_to_members() {
    Answer made =
        nobody.post(SESSIONS + "/Members", "{\"UserName\":\"admin\",\"Password\":\"password\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).startsWith(SESSIONS + "/");
  }

  @Test
  void post_create_uri_in_location_header_and_delete() {
    Answer made = make("made");
    assertThat(made.header("Location")).isEqualTo(ACCOUNTS + "/made");
    assertThat(admin.delete(ACCOUNTS + "/made").status()).isEqualTo(204);
    assertThat(admin.get(ACCOUNTS + "/made").status()).isEqualTo(404);
  }

  @Test
  void collection_count_is_the_total() {
    JsonNode seen = admin.get(V1 + "AccountService/Roles?$top=1").json();
    assertThat(seen.path("Members@odata.count").asInt()).isEqualTo(3);
    assertThat(seen.path("Members").size()).isEqualTo(1);
  }

  @Test
  void protocol_features_supported() {
    JsonNode features = nobody.get(V1).json().path("ProtocolFeaturesSupported");
    assertThat(features.path("SelectQuery").asBoolean()).isTrue();
    assertThat(features.at("/ExpandQuery/MaxLevels").asInt()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "Systems?rpvunknown,200",
    "Systems?$rpvunknown,501",
    "Systems?only=foo,400",
    "Systems?$top=foo,400",
    "Systems?$skip=-1,400",
    "Systems?$expand=foo,400",
    "Systems/s1?only,400"
  })
  void query_parameters(String query, int status) {
    Answer answer = admin.get(V1 + query);
    assertThat(answer.status()).isEqualTo(status);
    if (status != 200) {
      assertThat(answer.error()).startsWith("Query");
    }
  }

  @Test
  void patch_mixed_properties() {
    make("mixed");
    Answer answer = admin.patch(ACCOUNTS + "/mixed", "{\"Enabled\":false,\"Colour\":\"red\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("Enabled").asBoolean(true)).isFalse();
    assertThat(answer.json().at("/Colour@Message.ExtendedInfo/0/MessageId").asString())
        .endsWith("PropertyUnknown");
    admin.delete(ACCOUNTS + "/mixed");
  }

  @Test
  void patch_bad_property_odata_properties_and_collection() {
    String system = V1 + "Systems/s1";
    assertThat(admin.patch(system, "{\"Colour\":\"red\"}").status()).isEqualTo(400);
    assertThat(admin.patch(system, "{\"@odata.id\":\"/x\"}").error()).isEqualTo("NoOperation");
    assertThat(admin.patch(V1 + "Systems", "{\"Name\":\"x\"}").status()).isEqualTo(405);
    assertThat(admin.patch(V1 + "UpdateService", "{\"Name\":\"x\"}").status()).isEqualTo(405);
  }

  @Test
  void a_failed_change_changes_nothing() {
    String body =
        """
        {"Boot": {"BootSourceOverrideEnabled": "Continuous", "BootSourceOverrideTarget": "Moon"}}
        """;
    assertThat(admin.patch(V1 + "Systems/s1", body).status()).isEqualTo(400);
    assertThat(admin.get(V1 + "Systems/s1").json().at("/Boot/BootSourceOverrideEnabled").asString())
        .isEqualTo("Disabled");
  }

  @Test
  void event_subscription_post_response() {
    Answer made =
        admin.post(
            SUBSCRIPTIONS,
            "{\"Context\":\"c\",\"Protocol\":\"Redfish\",\"Destination\":\"https://192.0.2.1/x\"}");
    assertThat(made.status()).isEqualTo(201);
    String uri = made.header("Location");
    assertThat(admin.patch(uri, "{\"Context\":\"d\"}").status()).isEqualTo(204);
    assertThat(admin.get(uri).json().path("Context").asString()).isEqualTo("d");
    assertThat(admin.delete(uri).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Protocol\":\"FTP\",\"Destination\":\"https://192.0.2.1/x\"}",
        "{\"Protocol\":\"Redfish\"}",
        "{\"Destination\":\"https://192.0.2.1/x\",\"RegistryPrefixes\":[\"Base\"],\"MessageIds\":[\"Base.Success\"]}",
        "{\"Destination\":\"https://192.0.2.1/x\",\"HttpHeaders\":[{\"Host\":\"x\"}]}"
      })
  void event_error_on_bad_request(String body) {
    assertThat(admin.post(SUBSCRIPTIONS, body).status()).isEqualTo(400);
  }

  @Test
  void predefined_roles_are_not_modifiable() {
    for (String role : List.of("Administrator", "Operator", "ReadOnly")) {
      String uri = V1 + "AccountService/Roles/" + role;
      assertThat(admin.get(uri).json().path("IsPredefined").asBoolean()).isTrue();
      assertThat(admin.patch(uri, "{\"AssignedPrivileges\":[]}").status()).isEqualTo(405);
    }
  }

  @Test
  void actions_name_their_parameters() {
    JsonNode reset = admin.get(V1 + "Systems/s1").json().at("/Actions/#ComputerSystem.Reset");
    String info = reset.path("@Redfish.ActionInfo").asString();
    assertThat(admin.get(info).json().at("/Parameters/0/AllowableValues"))
        .isEqualTo(reset.path("ResetType@Redfish.AllowableValues"));
  }

  @Test
  void a_restarting_bmc_says_when_to_come_back(@TempDir Path folder) {
    try (SimulatedBmc other = new SimulatedBmc(folder)) {
      Answer answer =
          other
              .admin()
              .post(V1 + "Managers/s1/Actions/Manager.Reset", "{\"ResetType\":\"ForceRestart\"}");
      assertThat(answer.status()).isEqualTo(204);
      await().until(() -> other.admin().get(V1).header("Retry-After").equals("2"));
      await().until(() -> other.admin().get(V1).status() == 200);
    }
  }

  private Answer make(String name) {
    Answer made =
        admin.post(
            ACCOUNTS,
            "{\"UserName\":\"%s\",\"Password\":\"secret-word\",\"RoleId\":\"ReadOnly\"}"
                .formatted(name));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made;
  }
}
