package io.prestagelab.emulator.redfish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Query parameters (DSP0266 7.3): what is left of a resource, and added to it. */
class QueryTest {
  private final Map<String, String> resources = new LinkedHashMap<>();

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
  }

  private ObjectNode draw(String uri) {
    return json(resources.getOrDefault(uri, "{}"));
  }

  /** The answer to a GET of that body with {@code name=value} parameters. */
  private ObjectNode get(String body, String... parameters) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String each : parameters) {
      String[] parts = each.split("=", 2);
      all.put(parts[0], List.of(parts.length > 1 ? parts[1] : ""));
    }
    return Query.apply(json(body), all, this::draw);
  }

  private void refused(String body, String parameter, int status, String message) {
    assertThatThrownBy(() -> get(body, parameter))
        .isInstanceOfSatisfying(
            RedfishError.class,
            error -> {
              assertThat(error.status()).isEqualTo(status);
              assertThat(String.valueOf(error.reply().body())).contains(message);
            });
  }

  private static final String DRIVES =
      "{'@odata.id': '/d', 'Members@odata.count': 3,"
          + " 'Members': [{'@odata.id': '/d/1'}, {'@odata.id': '/d/2'}, {'@odata.id': '/d/3'}]}";

  private void drives() {
    for (int i = 1; i <= 3; i++) {
      resources.put(
          "/d/" + i, "{'@odata.id': '/d/" + i + "', 'Id': '" + i + "', 'Size': " + i + "}");
    }
  }

  private static List<String> members(ObjectNode answer) {
    List<String> ids = new ArrayList<>();
    for (JsonNode member : answer.path("Members")) {
      ids.add(member.path("@odata.id").asString(""));
    }
    return ids;
  }

  @Test
  void without_parameters_it_is_as_it_is() {
    assertThat(get(DRIVES)).isEqualTo(json(DRIVES));
  }

  @Test
  void unknown_parameters_with_a_dollar_are_not_implemented_and_others_ignored() {
    refused(DRIVES, "$count=true", 501, "QueryParameterUnsupported");
    assertThat(get(DRIVES, "count=true")).isEqualTo(json(DRIVES));
  }

  @ParameterizedTest
  @CsvSource({"$filter=Id eq '1'", "$skip=1", "$top=1", "only"})
  void those_of_collections_are_refused_of_others(String parameter) {
    refused("{'Id': '1'}", parameter, 400, "QueryNotSupportedOnResource");
  }

  @Test
  void only_is_the_member_if_there_is_one_alone_and_has_no_value() {
    drives();
    assertThat(get("{'Members': [{'@odata.id': '/d/2'}]}", "only")).isEqualTo(draw("/d/2"));
    assertThat(get(DRIVES, "only")).isEqualTo(json(DRIVES));
    refused(DRIVES, "only=1", 400, "QueryParameterValueError");
  }

  @Test
  void a_filter_keeps_members_by_what_they_are_and_counts_them() {
    drives();
    ObjectNode answer = get(DRIVES, "$filter=Size ge 2");
    assertThat(members(answer)).containsExactly("/d/2", "/d/3");
    assertThat(answer.path("Members@odata.count").asInt(0)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "$skip=1, '/d/2 /d/3'",
    "$top=2, '/d/1 /d/2'",
    "$skip=3, ''",
    "$skip=0, '/d/1 /d/2 /d/3'",
    "$top=0, ''"
  })
  void a_page_begins_and_ends_where_it_is_asked_to(String parameter, String left) {
    ObjectNode answer = get(DRIVES, parameter);
    assertThat(String.join(" ", members(answer))).isEqualTo(left);
    assertThat(answer.path("Members@odata.count").asInt(0)).isEqualTo(3);
    assertThat(answer.has("Members@odata.nextLink")).isFalse();
  }

  @Test
  void a_number_is_one_and_not_negative() {
    refused(DRIVES, "$skip=-1", 400, "QueryParameterOutOfRange");
    refused(DRIVES, "$top=many", 400, "QueryParameterValueTypeError");
    refused(DRIVES, "$top", 400, "QueryParameterValueTypeError");
  }

  private static String log(int entries) {
    StringBuilder text =
        new StringBuilder(
            "{'@odata.id': '/log', '@odata.type': '#LogEntryCollection.LogEntryCollection',"
                + " 'Members': [");
    IntStream.range(0, entries)
        .forEach(i -> text.append(i == 0 ? "" : ",").append("{'@odata.id': '/log/" + i + "'}"));
    return text + "]}";
  }

  @ParameterizedTest
  @CsvSource({
    "150, '', 100, /log?$skip=100",
    "100, '', 100, ''",
    "101, '', 100, /log?$skip=100",
    "250, $skip=100, 100, /log?$skip=200",
    "250, $skip=150, 100, ''",
    "250, $top=120, 100, /log?$skip=100&$top=20",
    "250, $top=100, 100, ''",
    "250, $top=300, 100, /log?$skip=100&$top=200"
  })
  void a_log_comes_a_hundred_entries_at_a_time_and_says_where_it_goes_on(
      int entries, String parameter, int got, String next) {
    ObjectNode answer = parameter.isEmpty() ? get(log(entries)) : get(log(entries), parameter);
    assertThat(answer.path("Members")).hasSize(got);
    assertThat(answer.path("Members@odata.nextLink").asString("")).isEqualTo(next);
  }

  @Test
  void what_was_asked_goes_on_with_the_log() {
    assertThat(
            get(log(150), "$select=Id, Message", "$expand=.")
                .path("Members@odata.nextLink")
                .asString(""))
        .isEqualTo("/log?$skip=100&$expand=.&$select=Id%2C%20Message");
  }

  private static final String CHAIN =
      "{'@odata.id': '/a', 'Inner': {'X': {'@odata.id': '/b'}}, 'Own': {'@odata.id': '/b'},"
          + " 'List': [{'@odata.id': '/b'}, 7], 'Links': {'Far': {'@odata.id': '/b'}}}";

  private ObjectNode chain(String expand) {
    resources.put("/b", "{'@odata.id': '/b', 'Name': 'b', 'Next': {'@odata.id': '/c'}}");
    resources.put("/c", "{'@odata.id': '/c', 'Name': 'c'}");
    return get(CHAIN, "$expand=" + expand);
  }

  @ParameterizedTest
  @CsvSource({"., b, ''", "~, '', b", "*, b, b"})
  void subordinates_links_or_both_are_drawn_in_their_place(String what, String own, String far) {
    ObjectNode answer = chain(what);
    for (String place : List.of("/Own/Name", "/List/0/Name", "/Inner/X/Name")) {
      assertThat(answer.at(place).asString("")).as(place).isEqualTo(own);
    }
    assertThat(answer.at("/Links/Far/Name").asString("")).isEqualTo(far);
    assertThat(answer.at("/List/1").asInt(0)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({".($levels=1), ''", ".($levels=2), c", ".($levels=6), c"})
  void as_many_levels_as_are_asked_for(String what, String next) {
    assertThat(chain(what).at("/Own/Next/Name").asString("")).isEqualTo(next);
  }

  @Test
  void what_cannot_be_drawn_stays_a_link() {
    assertThat(get("{'Own': {'@odata.id': '/nowhere'}}", "$expand=."))
        .isEqualTo(json("{'Own': {'@odata.id': '/nowhere'}}"));
  }

  @Test
  void levels_are_one_to_six_and_the_rest_is_no_expansion() {
    refused(CHAIN, "$expand=.($levels=0)", 400, "QueryParameterOutOfRange");
    refused(CHAIN, "$expand=.($levels=7)", 400, "QueryParameterOutOfRange");
    refused(CHAIN, "$expand=all", 400, "QueryParameterValueTypeError");
    refused(CHAIN, "$expand", 400, "QueryParameterValueTypeError");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Id | {'@odata.id': '/s', 'Id': 's'}",
        "Boot/Mode | {'@odata.id': '/s', 'Boot': {'Mode': 'UEFI'}}",
        "Boot | {'@odata.id': '/s', 'Boot': {'Mode': 'UEFI', 'Order': []}}",
        "Id , Boot/Order | {'@odata.id': '/s', 'Id': 's', 'Boot': {'Order': []}}",
        "Id/X | {'@odata.id': '/s'}",
        "Boo | {'@odata.id': '/s'}"
      })
  void what_is_selected_is_left_with_its_odata(String select, String left) {
    String system = "{'@odata.id': '/s', 'Id': 's', 'Boot': {'Mode': 'UEFI', 'Order': []}}";
    assertThat(get(system, "$select=" + select)).isEqualTo(json(left));
  }

  @Test
  void members_stay_whatever_is_selected() {
    assertThat(get(DRIVES, "$select=Id")).isEqualTo(json(DRIVES));
  }
}
