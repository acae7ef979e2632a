package io.prestagelab.bmctools.record;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The links of a resource to others of the same service. */
final class Links {
  private Links() {}

  /** Paths without fragment and trailing slash, in the document's order. */
  static Set<String> of(JsonNode document) {
    Set<String> links = new LinkedHashSet<>();
    collect(document, links);
    return links;
  }

  private static void collect(JsonNode node, Set<String> links) {
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String name = property.getKey();
      if (property.getValue().isString()
          && (name.equals("@odata.id")
              || name.equals("@Redfish.ActionInfo")
              || name.equals("Uri"))) {
        String path = canonical(property.getValue().stringValue());
        if (path.startsWith("/redfish/")) {
          links.add(path);
        }
      }
    }
    node.forEach(inner -> collect(inner, links));
  }

  /** A path without fragment and trailing slash. */
  static String canonical(String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
