package io.prestagelab.emulator.redfish;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes out of a body what nobody but its receiver may see. */
final class BodySecrets {

  private static final String HIDDEN = "***";
  private static final List<String> TELLING =
      List.of("password", "passphrase", "token", "secret", "httpheaders", "certificatestring");

  private BodySecrets() {}

  /** A copy without passwords, tokens, keys, and user names and passwords in URLs. */
  static JsonNode without(JsonNode body) {
    if (body instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        copy.set(
            entry.getKey(),
            isSecret(entry) ? StringNode.valueOf(HIDDEN) : without(entry.getValue()));
      }
      return copy;
    }
    if (body instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(one -> copy.add(without(one)));
      return copy;
    }
    return body.isString() && body.stringValue().contains("@")
        ? StringNode.valueOf(withoutUserInfo(body.stringValue()))
        : body;
  }

  private static boolean isSecret(Map.Entry<String, JsonNode> entry) {
    String name = entry.getKey().toLowerCase(Locale.ROOT);
    boolean value = entry.getValue().isString() || entry.getValue().isArray();
    return value
        && !entry.getKey().contains("@")
        && TELLING.stream().anyMatch(name::contains)
        && !name.startsWith("min")
        && !name.startsWith("max");
  }

  /** The URL without its user name and password. */
  static String withoutUserInfo(String url) {
    return url.replaceFirst("^(\\w+://)[^/?#]*@", "$1");
  }
}
