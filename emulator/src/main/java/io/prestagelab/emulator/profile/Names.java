package io.prestagelab.emulator.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns the emulator's own URIs into the personality's, and back. */
final class Names {
  private static final String ROOT = "/redfish/v1/";
  private static final String OWN_DRIVE = "Cd";

  private final Map<String, String> outwards = new LinkedHashMap<>();
  private final String drive;

  Names(String own, Personality.Ids ids) {
    rename("Systems/", own, ids.system());
    rename("Managers/", own, ids.manager());
    rename("Chassis/", own, ids.chassis());
    drive = ids.drive().isEmpty() ? OWN_DRIVE : ids.drive();
  }

  private void rename(String collection, String own, String id) {
    if (!id.isEmpty()) {
      outwards.put(ROOT + collection + own, ROOT + collection + id);
    }
  }

  /** The emulator's own path. */
  String inner(String path) {
    String inner = path;
    for (Map.Entry<String, String> name : outwards.entrySet()) {
      inner = replaced(inner, name.getValue(), name.getKey());
    }
    return inner.replaceFirst(
        "/VirtualMedia/" + java.util.regex.Pattern.quote(drive) + "(?=/|$)",
        "/VirtualMedia/" + OWN_DRIVE);
  }

  /** The path as the personality shows it. */
  String outer(String path) {
    String outer = path;
    for (Map.Entry<String, String> name : outwards.entrySet()) {
      outer = replaced(outer, name.getKey(), name.getValue());
    }
    return outer.replaceFirst(
        "/VirtualMedia/" + OWN_DRIVE + "(?=/|$)",
        java.util.regex.Matcher.quoteReplacement("/VirtualMedia/" + drive));
  }

  private static String replaced(String path, String from, String to) {
    boolean there =
        path.startsWith(from)
            && (path.length() == from.length() || path.charAt(from.length()) == '/');
    return there ? to + path.substring(from.length()) : path;
  }

  /** A copy in which every path is as the personality shows it. */
  ObjectNode outer(ObjectNode body) {
    ObjectNode copy = body.deepCopy();
    rename(copy);
    return copy;
  }

  private void rename(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames().stream().toList()) {
        JsonNode value = object.path(name);
        if (value.isString() && value.stringValue().startsWith(ROOT)) {
          object.put(name, outer(value.stringValue()));
        }
      }
    }
    node.forEach(this::rename);
  }

  /** Merges {@code patch} into {@code target} as RFC 7396 says. */
  static void merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      if (change.getValue().isNull()) {
        target.remove(change.getKey());
      } else if (change.getValue() instanceof ObjectNode inner) {
        ObjectNode at =
            target.path(change.getKey()) instanceof ObjectNode there
                ? there
                : target.putObject(change.getKey());
        merge(at, inner);
      } else {
        target.set(change.getKey(), change.getValue());
      }
    }
  }

  static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }
}
