package io.prestagelab.emulator.redfish;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters that an action was given, checked against what {@link ActionInfo} declares. */
final class Parameters {

  private final String action;
  private final ObjectNode body;
  private final Set<String> known = new TreeSet<>();

  Parameters(String action, ObjectNode body) {
    this.action = action;
    this.body = body;
  }

  /** Refuses another type, or another value than {@code values} if there are any. */
  void check(String name, String type, List<String> values) {
    known.add(name);
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return;
    }
    boolean right =
        switch (type) {
          case "String" -> value.isString();
          case "Boolean" -> value.isBoolean();
          case "Object" -> value.isObject();
          default -> value.isArray();
        };
    if (!right) {
      throw new RedfishError(
          400,
          Message.of(
              BaseMessage.ACTION_PARAMETER_VALUE_TYPE_ERROR, shown(name, value), name, action));
    }
    if (!values.isEmpty() && !values.contains(value.asString(""))) {
      throw new RedfishError(
          400,
          Message.of(
              BaseMessage.ACTION_PARAMETER_VALUE_NOT_IN_LIST, value.asString(""), name, action));
    }
  }

  private static String shown(String name, JsonNode value) {
    return name.contains("Password") ? "*" : value.toString();
  }

  /** Refuses whatever has not been declared. */
  void nothingElse() {
    List<Message> unknown =
        body.propertyNames().stream()
            .filter(name -> !known.contains(name) && !name.contains("@"))
            .map(name -> Message.of(BaseMessage.ACTION_PARAMETER_UNKNOWN, action, name))
            .toList();
    if (!unknown.isEmpty()) {
      throw new RedfishError(400, unknown.toArray(Message[]::new));
    }
  }

  /** Refuses the call without this parameter. */
  void require(String name) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      throw new RedfishError(400, Message.of(BaseMessage.ACTION_PARAMETER_MISSING, action, name));
    }
  }

  /** A text that must be there. */
  String text(String name) {
    require(name);
    return body.path(name).asString("");
  }

  String text(String name, String otherwise) {
    String value = optionalText(name);
    return value == null ? otherwise : value;
  }

  @Nullable String optionalText(String name) {
    JsonNode value = body.get(name);
    return value == null || value.isNull() ? null : value.asString("");
  }

  boolean flag(String name, boolean otherwise) {
    return body.path(name).asBoolean(otherwise);
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    body.path(name).forEach(one -> texts.add(one.asString("")));
    return texts;
  }

  JsonNode object(String name) {
    return body.path(name);
  }
}
