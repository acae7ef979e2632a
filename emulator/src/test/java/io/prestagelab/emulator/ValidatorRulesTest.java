package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.RedfishClient.Answer;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.profile.Personalities;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that DMTF's validators and other people's clients found broken once. */
class ValidatorRulesTest {

  private static final String SYSTEM = SimulatedBmc.SYSTEM;
  private static final String RESET = SYSTEM + "/Actions/ComputerSystem.Reset";
  private static final String ACCOUNTS = "/redfish/v1/AccountService/Accounts";
  private static final String ADMIN = ACCOUNTS + "/admin";
  private static final String SESSIONS = "/redfish/v1/SessionService/Sessions";

  @TempDir Path folder;
  private SimulatedBmc one;
  private RedfishClient client;

  @BeforeEach
  void start() {
    one = new SimulatedBmc(folder);
    client = one.admin();
  }

  @AfterEach
  void stop() {
    one.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%sfoobar", "foo %s bar", "W/%s", "x%s"})
  void an_etag_is_matched_whole(String form) {
    String etag = client.get(ADMIN).header("ETag");
    client.with("If-Match", form.formatted(etag));
    assertThat(client.patch(ADMIN, "{\"Enabled\":true}").status()).isEqualTo(412);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "\"other\", %s", "*"})
  void an_etag_may_be_one_of_several(String form) {
    String etag = client.get(ADMIN).header("ETag");
    client.with("If-Match", form.formatted(etag));
    assertThat(client.patch(ADMIN, "{\"Enabled\":true}").status()).isEqualTo(204);
  }

  @Test
  void a_password_that_changes_changes_its_accounts_etag() {
    String before = client.get(ADMIN).header("ETag");
    client.patch(ADMIN, "{\"Password\":\"another-word\"}");
    client.basic("admin", "another-word").with("If-Match", before);
    assertThat(client.patch(ADMIN, "{\"Password\":\"a-third-word\"}").status()).isEqualTo(412);
  }

  @Test
  void a_change_in_part_says_so_of_the_whole_and_of_the_part() {
    Answer answer = client.patch(ADMIN, "{\"Enabled\":true,\"Bogus\":1}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/@Message.ExtendedInfo/0/MessageId").asString())
        .endsWith("PropertyUnknown");
    assertThat(answer.json().at("/Bogus@Message.ExtendedInfo/0/MessageId").asString())
        .endsWith("PropertyUnknown");
  }

  @Test
  void a_wrong_login_is_not_told_with_its_password() {
    Answer answer =
        one.anonymous().post(SESSIONS, "{\"UserName\":\"admin\",\"Password\":\"passwor\"}");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).doesNotContain("passwor");
  }

  @Test
  void a_token_is_hexadecimal() {
    Answer answer =
        one.anonymous().post(SESSIONS, "{\"UserName\":\"admin\",\"Password\":\"password\"}");
    assertThat(answer.header("X-Auth-Token")).matches("[0-9a-f]{32,}");
  }

  @Test
  void who_must_change_the_password_can_do_nothing_else() {
    client.post(
        ACCOUNTS,
        """
        {"UserName": "new", "Password": "first-word", "RoleId": "Operator",
         "PasswordChangeRequired": true}""");
    String own = ACCOUNTS + "/new";
    Answer login =
        one.anonymous().post(SESSIONS, "{\"UserName\":\"new\",\"Password\":\"first-word\"}");
    assertThat(login.status()).isEqualTo(201);
    assertThat(login.json().at("/@Message.ExtendedInfo/0/MessageId").asString())
        .endsWith("PasswordChangeRequired");
    RedfishClient user = one.anonymous().with("X-Auth-Token", login.header("X-Auth-Token"));
    assertThat(user.get(SYSTEM).status()).isEqualTo(403);
    assertThat(user.get(SYSTEM).error()).isEqualTo("PasswordChangeRequired");
    assertThat(user.get(own).status()).isEqualTo(200);
    assertThat(user.patch(own, "{\"Password\":\"second-word\"}").status()).isEqualTo(204);
    assertThat(user.get(own).json().path("PasswordChangeRequired").asBoolean(true)).isFalse();
    assertThat(user.get(SYSTEM).status()).isEqualTo(200);
  }

  @Test
  void the_openapi_document_has_every_uri() {
    Answer answer = one.anonymous().get("/redfish/v1/openapi.yaml");
    assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
    assertThat(answer.text())
        .contains("  /redfish/v1/Systems/{system}:\n")
        .contains("  /redfish/v1/Systems/{system}/Actions/ComputerSystem.Reset:\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ForceOff", "GracefulShutdown"})
  void a_server_that_is_off_can_be_switched_off(String type) {
    assertThat(reset(type)).isEqualTo(204);
    assertThat(power()).isEqualTo("Off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"On", "ForceOn"})
  void a_server_that_is_on_can_be_switched_on(String type) {
    one.bmc.reset(ResetType.ON);
    assertThat(reset(type)).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ForceRestart", "GracefulRestart", "PowerCycle"})
  void a_restart_switches_on_a_server_that_is_off(String type) {
    assertThat(reset(type)).isEqualTo(204);
    assertThat(power()).isIn("PoweringOn", "On");
  }

  private int reset(String type) {
    return client.post(RESET, "{\"ResetType\":\"" + type + "\"}").status();
  }

  private String power() {
    return client.get(SYSTEM).json().path("PowerState").asString("");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 2_000, 6_000})
  void a_filter_may_have_long_words(int length) {
    String filter = "Name eq '" + "a".repeat(length) + "'";
    String query = URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    assertThat(client.get("/redfish/v1/Systems?$filter=" + query).status()).isEqualTo(200);
  }

  @Test
  void entries_of_the_log_have_their_message_of_a_registry() {
    one.bmc.reset(ResetType.ON);
    String entries = SYSTEM + "/LogServices/SEL/Entries";
    assertThat(client.get(entries).json().path("Members"))
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              assertThat(entry.path("MessageId").asString("")).startsWith("ResourceEvent.1.");
              assertThat(entry.path("MessageArgs").isArray()).isTrue();
              assertThat(entry.path("Message").asString("")).isNotEmpty();
            });
  }

  @Test
  void a_restart_of_the_bmc_lets_its_client_log_out() {
    Answer login =
        one.anonymous().post(SESSIONS, "{\"UserName\":\"admin\",\"Password\":\"password\"}");
    RedfishClient user = one.anonymous().with("X-Auth-Token", login.header("X-Auth-Token"));
    Answer restarted =
        user.post(
            "/redfish/v1/Managers/s1/Actions/Manager.Reset", "{\"ResetType\":\"GracefulRestart\"}");
    assertThat(restarted.status()).isEqualTo(204);
    URI session = URI.create(login.header("Location"));
    assertThat(user.delete(session.getPath()).status()).isEqualTo(204);
  }

  private static String login(String user) {
    return "{\"UserName\":\"%s\",\"Password\":\"first-word\"}".formatted(user);
  }

  private void addUser(String name, String role) {
    String body =
        "{\"UserName\":\"%s\",\"Password\":\"first-word\",\"RoleId\":\"%s\"}".formatted(name, role);
    assertThat(client.post(ACCOUNTS, body).status()).isEqualTo(201);
  }

  @Test
  void a_user_who_is_called_otherwise_keeps_role_and_password() {
    addUser("old", "Operator");
    Answer session = one.anonymous().post(SESSIONS, login("old"));
    assertThat(client.patch(ACCOUNTS + "/old", "{\"UserName\":\"new\"}").status()).isEqualTo(204);
    assertThat(client.get(ACCOUNTS + "/old").status()).isEqualTo(404);
    Answer renamed = client.get(ACCOUNTS + "/new");
    assertThat(renamed.json().path("UserName").asString("")).isEqualTo("new");
    assertThat(renamed.json().path("RoleId").asString("")).isEqualTo("Operator");
    assertThat(one.anonymous().post(SESSIONS, login("new")).status()).isEqualTo(201);
    assertThat(one.anonymous().post(SESSIONS, login("old")).status()).isEqualTo(401);
    RedfishClient before = one.anonymous().with("X-Auth-Token", session.header("X-Auth-Token"));
    assertThat(before.get(SYSTEM).status()).isEqualTo(401);
  }

  @Test
  void the_first_administrator_can_be_called_otherwise() {
    assertThat(client.patch(ADMIN, "{\"UserName\":\"root\"}").status()).isEqualTo(204);
    client.basic("root", "password");
    assertThat(client.get(ACCOUNTS + "/root").status()).isEqualTo(200);
  }

  @Test
  void a_name_that_is_taken_or_not_ones_own_to_change_is_refused() {
    addUser("one", "Operator");
    addUser("two", "Operator");
    Answer taken = client.patch(ACCOUNTS + "/one", "{\"UserName\":\"two\"}");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.error()).isEqualTo("ResourceAlreadyExists");
    client.basic("one", "first-word");
    assertThat(client.patch(ACCOUNTS + "/one", "{\"UserName\":\"three\"}").status()).isEqualTo(403);
    client.basic("admin", "password");
    assertThat(client.patch(ACCOUNTS + "/one", "{\"UserName\":\"no/name\"}").status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"generic", "dell-idrac9", "hpe-ilo5", "lenovo-xcc", "supermicro"})
  void a_drive_says_what_is_in_it_though_it_is_nothing(String personality) {
    one.server.wear(one.bmc, Personalities.named(personality));
    String manager =
        client.get("/redfish/v1/Managers").json().at("/Members/0/@odata.id").asString("");
    var drives = client.get(manager + "/VirtualMedia").json().path("Members");
    assertThat(drives)
        .isNotEmpty()
        .allSatisfy(
            drive ->
                assertThat(client.get(drive.path("@odata.id").asString("")).json().has("Image"))
                    .isTrue());
  }

  @Test
  void the_boot_order_of_the_delivery_comes_back() {
    String delivered = client.get(SYSTEM).json().at("/Boot/BootOrder").toString();
    String last = client.get(SYSTEM).json().at("/Boot/BootOrder/1").asString("");
    String order = "{\"Boot\": {\"BootOrder\": [\"%s\"]}}".formatted(last);
    assertThat(client.patch(SYSTEM, order).status()).isEqualTo(204);
    assertThat(client.get(SYSTEM).json().at("/Boot/BootOrder").toString()).isNotEqualTo(delivered);
    String action = SYSTEM + "/Actions/ComputerSystem.SetDefaultBootOrder";
    assertThat(client.post(action, "{\"Order\": 1}").status()).isEqualTo(400);
    assertThat(client.post(action, "{}").status()).isEqualTo(204);
    assertThat(client.get(SYSTEM).json().at("/Boot/BootOrder").toString()).isEqualTo(delivered);
  }

  @Test
  void an_administrator_takes_a_lock_back() {
    addUser("shut", "Operator");
    String wrong = login("shut").replace("first-word", "other-word");
    for (int i = 0; i < 5; i++) {
      one.anonymous().post(SESSIONS, wrong);
    }
    String shut = ACCOUNTS + "/shut";
    assertThat(client.get(shut).json().path("Locked").asBoolean(false)).isTrue();
    assertThat(one.anonymous().post(SESSIONS, login("shut")).status()).isEqualTo(401);
    assertThat(client.patch(shut, "{\"Locked\":true}").status()).isEqualTo(400);
    assertThat(client.patch(shut, "{\"Locked\":false}").status()).isEqualTo(204);
    assertThat(client.get(shut).json().path("Locked").asBoolean(true)).isFalse();
    assertThat(one.anonymous().post(SESSIONS, login("shut")).status()).isEqualTo(201);
  }
}
