package io.prestagelab.emulator.redfish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.bmc.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What a request has to be like, and the words in which it is refused (DSP0266 6 to 9). */
class RequestTest {

  private static Request request(Map<String, String> headers, String body) {
    return new Request(
        "PATCH",
        "/redfish/v1/Systems/s1",
        Map.of("a", List.of("b")),
        name -> headers.get(name),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.MAPPER.readTree(text);
  }

  private static void refused(int status, String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RedfishError.class,
            error -> {
              assertThat(error.status()).isEqualTo(status);
              assertThat(String.valueOf(error.reply().body())).contains(message);
            });
  }

  @ParameterizedTest
  @CsvSource({"4.0, true", "' 4.0 ', true", "4.01, false", "3.0, false", "'', false"})
  void odata_is_spoken_in_version_4(String version, boolean right) {
    Request request = request(Map.of("OData-Version", version), "");
    if (right) {
      assertThatCode(() -> Wanted.checkVersion(request)).doesNotThrowAnyException();
    } else {
      refused(412, "OData-Version", () -> Wanted.checkVersion(request));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/merge-patch+json"
      })
  void a_body_is_json(String type) {
    assertThatCode(() -> Wanted.checkContentType(request(Map.of("Content-Type", type), "{}")))
        .doesNotThrowAnyException();
  }

  @Test
  void a_body_of_another_type_is_refused_and_none_may_be_called_anything() {
    Map<String, String> text = Map.of("Content-Type", "text/plain");
    refused(415, "Content-Type", () -> Wanted.checkContentType(request(text, "{}")));
    assertThatCode(() -> Wanted.checkContentType(request(text, ""))).doesNotThrowAnyException();
    assertThatCode(() -> Wanted.checkContentType(request(Map.of(), "{}")))
        .doesNotThrowAnyException();
    assertThatCode(() -> Wanted.checkVersion(request(Map.of(), ""))).doesNotThrowAnyException();
    assertThatCode(() -> Wanted.checkAccept(request(Map.of(), ""))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "*/*, true",
    "application/*, true",
    "'text/html, application/JSON;q=0.5', true",
    "' ', true",
    "text/html, false",
    "application/xml, false"
  })
  void who_wants_no_json_gets_none(String accept, boolean right) {
    Request request = request(Map.of("Accept", accept), "");
    if (right) {
      assertThatCode(() -> Wanted.checkAccept(request)).doesNotThrowAnyException();
    } else {
      refused(406, "Accept", () -> Wanted.checkAccept(request));
    }
  }

  @Test
  void a_request_in_anothers_place_is_by_the_same_user_and_without_its_precondition() {
    Map<String, String> headers = Map.of("X-Auth-Token", "t", "If-Match", "\"1\"");
    Request post = request(headers, "").post(json("{\"a\": 1}"));
    assertThat(post.method()).isEqualTo("POST");
    assertThat(post.path()).isEqualTo("/redfish/v1/Systems/s1");
    assertThat(post.header("X-Auth-Token")).isEqualTo("t");
    assertThat(post.header("If-Match")).isNull();
    assertThat(post.query()).isEmpty();
    assertThat(new String(post.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    assertThat(request(headers, "").patch(json("{}")).method()).isEqualTo("PATCH");
  }

  @Test
  void the_same_request_for_another_path_is_the_same_else() {
    Request other = request(Map.of("If-Match", "\"1\""), "{}").at("/redfish/v1");
    assertThat(other.path()).isEqualTo("/redfish/v1");
    assertThat(other.header("If-Match")).isEqualTo("\"1\"");
    assertThat(other.query()).containsKey("a");
    assertThat(other.method()).isEqualTo("PATCH");
    assertThat(other.body()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/redfish/v1/Systems/s1 | system=s1",
        "/redfish/v1/Systems/ | system=",
        "/redfish/v1/Systems | none",
        "/redfish/v1/Systems/s1/ | none",
        "/redfish/v1/Managers/s1 | none"
      })
  void a_uri_fits_a_template_segment_by_segment(String path, String variables) {
    UriTemplate template = UriTemplate.of("/redfish/v1/Systems/{system}");
    String found =
        template
            .match(UriTemplate.split(path))
            .map(values -> values.toString().replaceAll("[{}]", ""))
            .orElse("none");
    assertThat(found).isEqualTo(variables == null ? "" : variables);
  }

  @Test
  void a_template_is_filled_with_its_variables() {
    UriTemplate template = UriTemplate.of("/redfish/v1/{a}/x/{b}");
    assertThat(template.expand(Map.of("a", "1", "b", "2"))).isEqualTo("/redfish/v1/1/x/2");
    assertThat(template.expand(Map.of("a", "1"))).isEqualTo("/redfish/v1/1/x/");
    assertThat(UriTemplate.of("/redfish/v1").expand(Map.of())).isEqualTo("/redfish/v1");
  }

  @Test
  void the_uris_of_a_system_are_dmtfs() {
    assertThat(List.of(Ids.system("s"), Ids.console("s"), Ids.manager("s"), Ids.chassis("s")))
        .containsExactly(
            "/redfish/v1/Systems/s",
            "/redfish/v1/Systems/s/SerialConsole",
            "/redfish/v1/Managers/s",
            "/redfish/v1/Chassis/s");
  }

  @Test
  void types_have_a_name_a_version_and_the_name_again() {
    assertThat(Types.SYSTEM).matches("#ComputerSystem\\.v1_\\d+_\\d+\\.ComputerSystem");
    assertThat(Types.collection("Manager")).isEqualTo("#ManagerCollection.ManagerCollection");
    assertThat(Types.shortName(Types.SYSTEM)).isEqualTo("ComputerSystem");
  }

  /** DSP0266's privileges of its three roles. */
  @ParameterizedTest
  @CsvSource({
    "ADMINISTRATOR, 'Login ConfigureManager ConfigureUsers ConfigureComponents ConfigureSelf'",
    "OPERATOR, 'Login ConfigureComponents ConfigureSelf'",
    "READ_ONLY, 'Login ConfigureSelf'"
  })
  void a_role_has_its_privileges(Role role, String privileges) {
    assertThat(String.join(" ", Privilege.of(role))).isEqualTo(privileges);
    assertThat(Privilege.NONE.isHeldBy(role)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "TERMINATE, TerminateAfterRetries, true",
    "SUSPEND, SuspendRetries, true",
    "FOREVER, RetryForever, false",
    "FOREVER_SLOWER, RetryForeverWithBackoff, false"
  })
  void a_policy_of_retries_gives_up_or_not(RetryPolicy policy, String word, boolean givesUp) {
    assertThat(RetryPolicy.of(word)).isEqualTo(policy);
    assertThat(policy.wire()).isEqualTo(word);
    assertThat(policy.givesUp()).isEqualTo(givesUp);
    assertThat(RetryPolicy.words()).contains(word).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void another_word_is_no_policy(RetryPolicy policy) {
    assertThatThrownBy(() -> RetryPolicy.of(policy.wire().toLowerCase(Locale.ROOT)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, Address already in use, '127.0.0.1:443: the port is in use; choose another one'",
    "'::1', Cannot assign requested address, "
        + "'[0:0:0:0:0:0:0:1]:443: the address is none of this machine; choose another one'",
    "127.0.0.1, Permission denied, '127.0.0.1:443: no permission; choose a port above 1023'",
    "127.0.0.1, Broken, '127.0.0.1:443: Broken'"
  })
  void an_address_that_cannot_be_listened_at_is_told_with_a_remedy(
      String address, String trouble, String words) throws IOException {
    InetSocketAddress wanted = new InetSocketAddress(InetAddress.getByName(address), 443);
    assertThat(AddressTrouble.words(wanted, new IOException(trouble))).isEqualTo(words);
  }

  @Test
  void secrets_are_not_in_what_others_see() {
    ObjectNode body =
        json(
            """
            {"Password": "p", "SessionToken": "t", "HttpHeaders": ["Authorization: x"],
             "CertificateString": "c", "MinPasswordLength": "8", "MaxPasswordLength": "20",
             "PasswordChangeRequired": true, "Password@Message": "m", "UserName": "admin",
             "Inner": [{"Secret": "s", "Image": "https://u:p@host/a@b.iso"}], "Mail": "a@b"}
            """);
    assertThat(BodySecrets.without(body))
        .isEqualTo(
            json(
                """
                {"Password": "***", "SessionToken": "***", "HttpHeaders": "***",
                 "CertificateString": "***", "MinPasswordLength": "8", "MaxPasswordLength": "20",
                 "PasswordChangeRequired": true, "Password@Message": "m", "UserName": "admin",
                 "Inner": [{"Secret": "***", "Image": "https://host/a@b.iso"}], "Mail": "a@b"}
                """));
  }

  @Test
  void a_message_has_its_arguments_filled_in_and_names_its_property() {
    Message message = Message.of(BaseMessage.QUERY_PARAMETER_VALUE_TYPE_ERROR, "many", "$top");
    assertThat(message.id()).isEqualTo(Message.REGISTRY + ".QueryParameterValueTypeError");
    assertThat(message.text()).contains("many", "$top").doesNotContain("%1", "%2");
    assertThat(message.json().path("MessageArgs").toString()).isEqualTo("[\"many\",\"$top\"]");
    assertThat(message.json().path("MessageSeverity").asString("")).isEqualTo(message.severity());
    assertThat(message.json().has("RelatedProperties")).isFalse();
  }

  @Test
  void a_vendors_message_keeps_its_registry() {
    Message message = Message.foreign("IDRAC.2.8.SYS446", "no", "retry");
    assertThat(message.id()).isEqualTo("IDRAC.2.8.SYS446");
    assertThat(message.json().path("Resolution").asString("")).isEqualTo("retry");
    assertThat(Message.error("strange").text()).isEqualTo("strange");
    assertThat(Message.error("strange").id()).isEqualTo(Message.REGISTRY + ".GeneralError");
  }

  private static Parameters parameters(String body) {
    return new Parameters("ComputerSystem.Reset", json(body));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "String, `\"On\"`, true", "String, 1, false",
        "Boolean, true, true", "Boolean, `\"true\"`, false",
        "Object, {}, true", "Object, [], false",
        "Array, [], true", "Array, {}, false",
        "String, null, true"
      })
  void an_actions_parameter_is_of_its_type(String type, String value, boolean right) {
    Parameters given = parameters("{\"P\": " + value + "}");
    if (right) {
      assertThatCode(() -> given.check("P", type, List.of())).doesNotThrowAnyException();
    } else {
      refused(400, "ActionParameterValueTypeError", () -> given.check("P", type, List.of()));
    }
  }

  @Test
  void a_value_is_one_of_those_that_are_allowed() {
    List<String> allowed = List.of("On", "ForceOff");
    parameters("{\"ResetType\": \"On\"}").check("ResetType", "String", allowed);
    refused(
        400,
        "ActionParameterValueNotInList",
        () -> parameters("{\"ResetType\": \"Off\"}").check("ResetType", "String", allowed));
  }

  @Test
  void a_password_of_another_type_is_not_shown() {
    assertThatThrownBy(
            () -> parameters("{\"Password\": 12345}").check("Password", "String", List.of()))
        .isInstanceOfSatisfying(
            RedfishError.class,
            error ->
                assertThat(String.valueOf(error.reply().body()))
                    .contains("*")
                    .doesNotContain("12345"));
  }

  @Test
  void what_is_not_declared_is_refused_but_for_annotations() {
    Parameters given = parameters("{\"A\": 1, \"B\": \"x\", \"C@Redfish.X\": 1}");
    given.check("B", "String", List.of());
    refused(400, "ActionParameterUnknown", given::nothingElse);
    Parameters right = parameters("{\"B\": \"x\", \"C@Redfish.X\": 1}");
    right.check("B", "String", List.of());
    assertThatCode(right::nothingElse).doesNotThrowAnyException();
  }

  @Test
  void parameters_are_read_or_missed() {
    Parameters given =
        parameters("{\"A\": \"x\", \"N\": null, \"F\": true, \"L\": [\"1\", \"2\"], \"O\": {}}");
    assertThat(given.text("A")).isEqualTo("x");
    assertThat(given.text("A", "y")).isEqualTo("x");
    assertThat(given.text("N", "y")).isEqualTo("y");
    assertThat(given.optionalText("B")).isNull();
    assertThat(given.flag("F", false)).isTrue();
    assertThat(given.flag("B", true)).isTrue();
    assertThat(given.texts("L")).containsExactly("1", "2");
    assertThat(given.object("O").isObject()).isTrue();
    refused(400, "ActionParameterMissing", () -> given.text("B"));
    refused(400, "ActionParameterMissing", () -> given.require("N"));
  }
}
