package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.RedfishClient.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DSP0266 says about requests and answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolTest {

  private static final String SYSTEM = SimulatedBmc.SYSTEM;
  private static final String RESET = SYSTEM + "/Actions/ComputerSystem.Reset";
  private static final String ACCOUNTS = "/redfish/v1/AccountService/Accounts";

  private SimulatedBmc one;
  private RedfishClient client;

  @BeforeAll
  void start(@TempDir Path folder) {
    one = new SimulatedBmc(folder);
    client = one.admin();
  }

  @AfterAll
  void stop() {
    one.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                       | MalformedJSON
          []                                                      | UnrecognizedRequestBody
          {}                                                      | NoOperation
          {"Colour": "red"}                                       | PropertyUnknown
          {"PowerState": "On"}                                    | PropertyNotWritable
          {"Boot": {"BootSourceOverrideTarget": 5}}               | PropertyValueTypeError
          {"Boot": {"BootSourceOverrideTarget": "Moon"}}          | PropertyValueNotInList
          {"Boot": {"Moon": 1}}                                   | PropertyUnknown
          """)
  void a_wrong_change_is_explained(String body, String message) {
    Answer answer = client.patch(SYSTEM, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                     | ActionParameterMissing
          {"ResetType": "Explode"}               | ActionParameterValueNotInList
          {"ResetType": 7}                       | ActionParameterValueTypeError
          {"ResetType": "On", "Colour": "red"}   | ActionParameterUnknown
          """)
  void a_wrong_action_is_explained(String body, String message) {
    Answer answer = client.post(RESET, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo(message);
  }

  @Test
  void a_wrong_method_names_the_right_ones() {
    Answer answer = client.post(SYSTEM, "{}");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, PATCH");
  }

  @Test
  void an_unknown_method_is_not_implemented() {
    assertThat(client.send("BREW", SYSTEM, "").status()).isEqualTo(501);
  }

  @Test
  void head_has_the_headers_of_get_and_no_body() {
    Answer head = client.send("HEAD", SYSTEM, "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.header("ETag")).isEqualTo(client.get(SYSTEM).header("ETag"));
  }

  @Test
  void answers_carry_the_headers_of_redfish() {
    Answer answer = client.get(SYSTEM);
    assertThat(answer.header("OData-Version")).isEqualTo("4.0");
    assertThat(answer.header("Cache-Control")).contains("no-cache");
    assertThat(answer.header("Link")).contains("describedby").contains("ComputerSystem");
    assertThat(answer.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void a_known_etag_is_not_sent_again() {
    String etag = client.get(SYSTEM).header("ETag");
    RedfishClient knowing = one.admin().with("If-None-Match", etag);
    assertThat(knowing.get(SYSTEM).status()).isEqualTo(304);
  }

  @Test
  void a_change_of_something_else_than_seen_is_refused() {
    String body = "{\"Boot\": {\"BootSourceOverrideTarget\": \"Cd\"}}";
    assertThat(one.admin().with("If-Match", "\"old\"").patch(SYSTEM, body).status()).isEqualTo(412);
    String etag = client.get(SYSTEM).header("ETag");
    assertThat(one.admin().with("If-Match", etag).patch(SYSTEM, body).status()).isEqualTo(204);
  }

  @Test
  void another_odata_version_is_refused() {
    assertThat(one.admin().with("OData-Version", "4.1").get(SYSTEM).status()).isEqualTo(412);
  }

  @Test
  void trailing_slashes_do_not_matter() {
    assertThat(client.get(SYSTEM + "/").json().path("Id").asString()).isEqualTo("s1");
  }

  @Test
  void select_leaves_only_what_is_asked_for() {
    var seen = client.get(SYSTEM + "?$select=PowerState,Boot/BootSourceOverrideEnabled").json();
    assertThat(seen.has("PowerState")).isTrue();
    assertThat(seen.path("Boot").size()).isEqualTo(1);
    assertThat(seen.has("Model")).isFalse();
  }

  @Test
  void expand_draws_members_in_place() {
    var seen = client.get("/redfish/v1/Systems?$expand=.($levels=1)").json();
    assertThat(seen.at("/Members/0/PowerState").asString()).isEqualTo("Off");
    assertThat(seen.at("/Members/0/Bios").size()).isEqualTo(1);
  }

  @Test
  void expand_goes_as_deep_as_asked() {
    var seen = client.get("/redfish/v1/Systems?$expand=.($levels=2)").json();
    assertThat(seen.at("/Members/0/Bios/Attributes/BootMode").asString()).isEqualTo("Uefi");
  }

  @Test
  void filter_keeps_what_fits() {
    String roles = "/redfish/v1/AccountService/Roles?$filter=";
    assertThat(client.get(roles + "RoleId%20eq%20'Operator'").json().path("Members").size())
        .isEqualTo(1);
    assertThat(
            client
                .get(roles + "not%20(RoleId%20eq%20'Operator'%20or%20RoleId%20eq%20'ReadOnly')")
                .json()
                .at("/Members/0/@odata.id")
                .asString())
        .endsWith("Administrator");
    assertThat(client.get(roles + "RoleId%20eq").status()).isEqualTo(400);
  }

  @Test
  void skip_and_top_page_through_a_collection() {
    var seen = client.get("/redfish/v1/AccountService/Roles?$skip=1&$top=1").json();
    assertThat(seen.path("Members").size()).isEqualTo(1);
    assertThat(seen.path("Members@odata.count").asInt()).isEqualTo(3);
    assertThat(client.get("/redfish/v1/Systems?$top=-1").status()).isEqualTo(400);
  }

  @Test
  void only_answers_with_the_one_member() {
    assertThat(client.get("/redfish/v1/Systems?only").json().path("Id").asString()).isEqualTo("s1");
  }

  @Test
  void unknown_query_options_are_not_implemented() {
    assertThat(client.get("/redfish/v1/Systems?$colour=red").status()).isEqualTo(501);
    assertThat(client.get("/redfish/v1/Systems?colour=red").status()).isEqualTo(200);
  }

  @Test
  void metadata_and_odata_are_open() {
    assertThat(one.anonymous().get("/redfish/v1/$metadata").text()).contains("edmx:Edmx");
    assertThat(one.anonymous().get("/redfish/v1/odata").json().path("value").size()).isPositive();
    assertThat(one.anonymous().get("/redfish").json().path("v1").asString())
        .isEqualTo("/redfish/v1/");
  }

  @Test
  void roles_limit_what_an_account_may_do() {
    account("reader", "ReadOnly");
    account("operator", "Operator");
    RedfishClient reader = one.anonymous().basic("reader", "secret-word");
    RedfishClient operator = one.anonymous().basic("operator", "secret-word");
    String boot = "{\"Boot\": {\"BootSourceOverrideTarget\": \"Hdd\"}}";
    assertThat(reader.get(SYSTEM).status()).isEqualTo(200);
    assertThat(reader.patch(SYSTEM, boot).status()).isEqualTo(403);
    assertThat(operator.patch(SYSTEM, boot).status()).isEqualTo(204);
    assertThat(operator.delete(ACCOUNTS + "/reader").status()).isEqualTo(403);
    assertThat(reader.patch(ACCOUNTS + "/reader", "{\"Password\":\"another-word\"}").status())
        .isEqualTo(204);
    assertThat(one.anonymous().basic("reader", "another-word").get(SYSTEM).status()).isEqualTo(200);
  }

  @Test
  void wrong_passwords_lock_an_account() {
    account("clumsy", "ReadOnly");
    for (int i = 0; i < 5; i++) {
      one.anonymous().basic("clumsy", "wrong-word").get(SYSTEM);
    }
    assertThat(one.anonymous().basic("clumsy", "secret-word").get(SYSTEM).status()).isEqualTo(401);
    assertThat(client.get(ACCOUNTS + "/clumsy").json().path("Locked").asBoolean()).isTrue();
    String log = client.get(SYSTEM + "/LogServices/SEL/Entries").text();
    assertThat(log.split("LOGIN_FAILED: user 'clumsy'", -1)).hasSize(6);
  }

  @Test
  void logins_of_unknown_users_do_not_fill_the_log() {
    for (int i = 0; i < 10; i++) {
      one.anonymous().basic("nobody" + i, "a-word").get(SYSTEM);
    }
    String log = client.get(SYSTEM + "/LogServices/SEL/Entries").text();
    assertThat(log.split("LOGIN_FAILED: an unknown user", -1)).hasSize(6);
  }

  @Test
  void an_account_that_exists_is_not_made_again() {
    account("twin", "ReadOnly");
    Answer again =
        client.post(
            ACCOUNTS,
            "{\"UserName\":\"twin\",\"Password\":\"secret-word\",\"RoleId\":\"ReadOnly\"}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.error()).isEqualTo("ResourceAlreadyExists");
  }

  @Test
  void bios_attributes_change_at_the_next_boot() {
    String bios = SYSTEM + "/Bios";
    String change = "{\"Attributes\": {\"SysProfile\": \"Quiet\"}}";
    assertThat(client.patch(bios + "/Settings", change).status()).isEqualTo(204);
    assertThat(profile(bios)).isEqualTo("PerfOptimized");
    client.post(RESET, "{\"ResetType\": \"On\"}");
    org.awaitility.Awaitility.await().until(() -> profile(bios).equals("Quiet"));
    client.post(RESET, "{\"ResetType\": \"ForceOff\"}");
    org.awaitility.Awaitility.await()
        .until(() -> client.get(SYSTEM).json().path("PowerState").asString().equals("Off"));
  }

  private String profile(String bios) {
    return client.get(bios).json().at("/Attributes/SysProfile").asString();
  }

  private void account(String name, String role) {
    Answer made =
        client.post(
            ACCOUNTS,
            "{\"UserName\":\"%s\",\"Password\":\"secret-word\",\"RoleId\":\"%s\"}"
                .formatted(name, role));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }
}
