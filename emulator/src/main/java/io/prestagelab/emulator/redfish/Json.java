package io.prestagelab.emulator.redfish;

import java.util.Collection;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Short words for building JSON. */
final class Json {

  static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array(Collection<String> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
    values.forEach(array::add);
    return array;
  }

  /** A reference object: {@code {"@odata.id": uri}}. */
  static ObjectNode link(String uri) {
    return object().put("@odata.id", uri);
  }

  static ArrayNode links(Collection<String> uris) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(uris.size());
    uris.forEach(uri -> array.add(link(uri)));
    return array;
  }

  static ObjectNode healthy() {
    return object().put("State", "Enabled").put("Health", "OK");
  }
}
