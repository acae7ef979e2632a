package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Every resource of a service that can be reached from its root. */
final class Crawl {

  private Crawl() {}

  /** URIs, as linked, and bodies; each is there. */
  static Map<String, JsonNode> resources(RedfishClient client) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    open.add("/redfish/v1");
    while (!open.isEmpty()) {
      String uri = open.remove();
      if (!found.containsKey(uri)) {
        var answer = client.get(uri);
        assertThat(answer.status()).as(uri).isEqualTo(200);
        found.put(uri, answer.json());
        links(answer.json(), open);
      }
    }
    return found;
  }

  /** Targets of the actions in {@code bodies}. */
  static Set<String> actions(Collection<JsonNode> bodies) {
    Set<String> found = new TreeSet<>();
    bodies.stream()
        .flatMap(body -> body.findValuesAsString("target").stream())
        .filter(target -> target.contains("/Actions/"))
        .forEach(found::add);
    return found;
  }

  private static void links(JsonNode node, Deque<String> out) {
    String id = node.path("@odata.id").asString("").replaceFirst("/$", "");
    if (!id.isEmpty() && !id.contains("#")) {
      out.add(id);
    }
    String parameters = node.path("@Redfish.ActionInfo").asString("");
    if (!parameters.isEmpty()) {
      out.add(parameters);
    }
    node.forEach(child -> links(child, out));
  }
}
