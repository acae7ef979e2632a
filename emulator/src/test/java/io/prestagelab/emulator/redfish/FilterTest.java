package io.prestagelab.emulator.redfish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** $filter (DSP0266 7.3.4), of collections and of streams of events. */
class FilterTest {
  private static final String RESOURCE =
      """
      {"Id": "d1", "Size": 500, "Spare": true, "Owner": "O'Neill", "Status": {"Health": "OK"}}
      """;

  private static boolean accepts(String filter) {
    return Filter.parse(filter).accepts(Json.MAPPER.readTree(RESOURCE));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Size eq 500, true",
        "Size eq 500.0, true",
        "Size eq 501, false",
        "Size ne 500, false",
        "Size ne 501, true",
        "Size gt 499, true",
        "Size gt 500, false",
        "Size gt 60, true",
        "Size ge 500, true",
        "Size ge 501, false",
        "Size lt 501, true",
        "Size lt 500, false",
        "Size le 500, true",
        "Size le 499, false",
        "Size gt -1, true",
        "Size eq 'many', false",
        "Id eq 'd1', true",
        "Id gt 'd0', true",
        "Id lt 'd10', true",
        "Owner eq 'O''Neill', true",
        "Status/Health eq 'OK', true",
        "Spare eq true, true",
        "Nothing eq 'x', false",
        "Nothing ne 'x', false"
      })
  void a_property_is_compared_as_the_number_or_text_that_it_is(String filter, boolean is) {
    assertThat(accepts(filter)).isEqualTo(is);
  }

  /** And before or; not before both. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Id eq 'd1' and Size eq 500, true",
        "Id eq 'd1' and Size eq 1, false",
        "Id eq 'x' and Size eq 500, false",
        "Id eq 'x' or Size eq 500, true",
        "Id eq 'd1' or Size eq 1, true",
        "Id eq 'x' or Size eq 1, false",
        "Id eq 'd1' or Id eq 'x' and Size eq 1, true",
        "(Id eq 'd1' or Id eq 'x') and Size eq 1, false",
        "not Id eq 'x', true",
        "not (Id eq 'd1'), false",
        "not Id eq 'd1' or Size eq 500, true",
        "not not Id eq 'd1', true"
      })
  void expressions_are_combined(String filter, boolean is) {
    assertThat(accepts(filter)).isEqualTo(is);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Id",
        "Id eq",
        "Id is 'x'",
        "Id eq 'x' Size",
        "(Id eq 'x'",
        "Id eq 'x')",
        "Id eq 'x",
        "Id eq 'x' and",
        "not",
        "Id eq 'a'b'"
      })
  void anything_else_is_no_expression(String filter) {
    assertThatThrownBy(() -> Filter.parse(filter))
        .isInstanceOfSatisfying(
            RedfishError.class, error -> assertThat(error.status()).isEqualTo(400));
  }

  @Test
  void an_expression_has_at_most_200_words() {
    String most = "not ".repeat(197) + "Id eq 'x'";
    assertThat(accepts(most)).isTrue();
    assertThatThrownBy(() -> Filter.parse("not " + most)).isInstanceOf(RedfishError.class);
  }

  private static final ObjectNode EVENT =
      (ObjectNode)
          Json.MAPPER.readTree(
              """
              {"EventType": "Alert", "MessageId": "ResourceEvent.1.3.ResourceErrorsDetected",
               "OriginOfCondition": {"@odata.id": "/redfish/v1/Systems/s1/Storage"}}
              """);

  private static EventFilter wanting(
      List<String> registries, List<String> messages, List<String> types, List<String> origins) {
    return new EventFilter(
        registries, messages, types, origins, false, EventFilter.Without.NOTHING);
  }

  @Test
  void who_asks_for_nothing_hears_everything() {
    assertThat(EventFilter.ALL.accepts(EVENT)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ResourceEvent, true", "Base, false", "Resource, false"})
  void registries_choose(String registry, boolean is) {
    assertThat(wanting(List.of("x", registry), List.of(), List.of(), List.of()).accepts(EVENT))
        .isEqualTo(is);
    EventFilter without =
        new EventFilter(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            new EventFilter.Without(List.of(registry), List.of()));
    assertThat(without.accepts(EVENT)).isEqualTo(!is);
  }

  /** With and without its registry, and that with and without its version. */
  @ParameterizedTest
  @CsvSource({
    "ResourceEvent.1.3.ResourceErrorsDetected, true",
    "ResourceEvent.ResourceErrorsDetected, true",
    "ResourceErrorsDetected, true",
    "ErrorsDetected, false",
    "Base.ResourceErrorsDetected, false",
    "ResourceEvent.ResourceCreated, false",
    "ResourceEvent.1.2.ResourceErrorsDetected, false"
  })
  void messages_choose(String id, boolean is) {
    assertThat(wanting(List.of(), List.of(id), List.of(), List.of()).accepts(EVENT)).isEqualTo(is);
    EventFilter without =
        new EventFilter(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            new EventFilter.Without(List.of(), List.of(id)));
    assertThat(without.accepts(EVENT)).isEqualTo(!is);
  }

  @ParameterizedTest
  @CsvSource({"ComputerSystem, true", "Manager, false"})
  void types_of_the_resource_choose(String type, boolean is) {
    assertThat(wanting(List.of(), List.of(), List.of(type), List.of()).accepts(EVENT))
        .isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource({
    "/redfish/v1/Systems/s1/Storage, true, true",
    "/redfish/v1/Systems/s1, false, true",
    "/redfish/v1/Systems/s, false, false"
  })
  void origins_choose_with_what_lies_below_if_that_is_asked(
      String uri, boolean alone, boolean below) {
    assertThat(wanting(List.of(), List.of(), List.of(), List.of(uri)).accepts(EVENT))
        .isEqualTo(alone);
    EventFilter subordinates =
        new EventFilter(
            List.of(), List.of(), List.of(), List.of(uri), true, EventFilter.Without.NOTHING);
    assertThat(subordinates.accepts(EVENT)).isEqualTo(below);
  }

  @Test
  void a_streams_filter_can_ask_of_an_events_parts() {
    assertThat(EventFilter.asked(EVENT).toString())
        .isEqualTo(
            """
            {"EventFormatType":"Event","EventType":"Alert",\
            "MessageId":"ResourceEvent.1.3.ResourceErrorsDetected",\
            "RegistryPrefix":"ResourceEvent","OriginResource":"/redfish/v1/Systems/s1/Storage",\
            "ResourceType":"ComputerSystem"}""");
    JsonNode none = EventFilter.asked(Json.object());
    assertThat(none.path("RegistryPrefix").asString("x")).isEmpty();
    assertThat(none.path("ResourceType").asString("x")).isEmpty();
  }

  @Test
  void a_subscription_shows_what_was_asked_for() {
    EventFilter filter =
        new EventFilter(
            List.of("A"),
            List.of("B.C"),
            List.of("Manager"),
            List.of("/u"),
            true,
            new EventFilter.Without(List.of("D"), List.of("E.F")));
    ObjectNode shown = Json.object();
    filter.draw(shown);
    assertThat(shown.toString())
        .isEqualTo(
            """
            {"RegistryPrefixes":["A"],"MessageIds":["B.C"],"ExcludeRegistryPrefixes":["D"],\
            "ExcludeMessageIds":["E.F"],"ResourceTypes":["Manager"],\
            "OriginResources@odata.count":1,"OriginResources":[{"@odata.id":"/u"}],\
            "SubordinateResources":true}""");
  }
}
