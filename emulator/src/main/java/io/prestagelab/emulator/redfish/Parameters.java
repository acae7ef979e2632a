package io.prestagelab.emulator.redfish;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of an action, taken one by one and checked as they are taken. */
final class Parameters {

  private final String action;
  private final ObjectNode body;
  private final Set<String> taken = new TreeSet<>();

  Parameters(String action, ObjectNode body) {
    this.action = action;
    this.body = body;
  }

  /** A text that must be there. */
  String text(String name) {
    String value = optionalText(name);
    if (value == null) {
      throw new RedfishError(400, Messages.actionParameterMissing(action, name));
    }
    return value;
  }

  @Nullable String optionalText(String name) {
    JsonNode value = take(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new RedfishError(
          400, Messages.actionParameterValueTypeError(value.toString(), name, action));
    }
    return value.asString();
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode value = take(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw new RedfishError(
          400, Messages.actionParameterValueTypeError(value.toString(), name, action));
    }
    return value.asBoolean();
  }

  /** A text out of {@code values}, or {@code otherwise} if it is missing. */
  String choice(String name, Collection<String> values, String otherwise) {
    String value = optionalText(name);
    if (value == null) {
      return otherwise;
    }
    if (!values.contains(value)) {
      throw new RedfishError(400, Messages.actionParameterValueNotInList(value, name, action));
    }
    return value;
  }

  /** Accepts this parameter without a look. */
  void ignore(String name) {
    taken.add(name);
  }

  /** Refuses whatever has not been taken. */
  void nothingElse() {
    List<Message> unknown =
        body.propertyNames().stream()
            .filter(name -> !taken.contains(name) && !name.contains("@"))
            .map(name -> Messages.actionParameterUnknown(action, name))
            .toList();
    if (!unknown.isEmpty()) {
      throw new RedfishError(400, unknown.toArray(Message[]::new));
    }
  }

  private @Nullable JsonNode take(String name) {
    taken.add(name);
    return body.get(name);
  }
}
