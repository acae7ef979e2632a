package io.prestagelab.emulator.redfish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of a resource: every property is checked before any is applied.
 *
 * <p>Properties are named by paths such as {@code Boot/BootSourceOverrideTarget}.
 */
final class Patch {

  private final Map<String, JsonNode> values = new LinkedHashMap<>();
  private final Map<String, Runnable> changes = new LinkedHashMap<>();
  private final List<Message> problems = new ArrayList<>();
  private final ObjectNode shown;
  private final boolean empty;

  Patch(ObjectNode body, ObjectNode shown) {
    this.shown = shown;
    flatten("", body);
    this.empty = values.isEmpty();
  }

  private void flatten(String prefix, ObjectNode object) {
    object
        .properties()
        .forEach(
            entry -> {
              String path = prefix + entry.getKey();
              if (entry.getValue() instanceof ObjectNode inner && !inner.isEmpty()) {
                flatten(path + "/", inner);
              } else if (!entry.getKey().contains("@odata.")) {
                values.put(path, entry.getValue());
              }
            });
  }

  boolean has(String path) {
    return values.containsKey(path);
  }

  /** Takes a text; {@code parse} throws IllegalArgumentException for one it does not know. */
  <T> T choice(String path, T otherwise, Function<String, T> parse) {
    JsonNode value = values.remove(path);
    if (value == null) {
      return otherwise;
    }
    if (!value.isString()) {
      problems.add(Messages.propertyValueTypeError(value.toString(), path));
      return otherwise;
    }
    try {
      return parse.apply(value.asString());
    } catch (IllegalArgumentException e) {
      problems.add(Messages.propertyValueNotInList(value.asString(), path));
      return otherwise;
    }
  }

  /** Takes a text that must be there and be {@code right}. */
  String required(String path, Predicate<String> right) {
    if (!values.containsKey(path)) {
      problems.add(Messages.propertyMissing(path));
      return "";
    }
    return optional(path, right);
  }

  /** Takes a text that must be {@code right} if it is there; empty if it is not. */
  String optional(String path, Predicate<String> right) {
    JsonNode value = values.remove(path);
    if (value == null) {
      return "";
    }
    if (!value.isString()) {
      problems.add(Messages.propertyValueTypeError(shownValue(path, value), path));
      return "";
    }
    if (!right.test(value.asString())) {
      String shownText = path.equals("Password") ? "*" : value.asString();
      problems.add(Messages.propertyValueFormatError(shownText, path));
      return "";
    }
    return value.asString();
  }

  /** Takes a list of texts out of {@code known}, each at most once; empty if it is not there. */
  List<String> choices(String path, List<String> known) {
    JsonNode value = values.remove(path);
    if (value == null) {
      return List.of();
    }
    List<String> taken = new ArrayList<>();
    for (JsonNode item : value) {
      if (!item.isString() || !known.contains(item.asString()) || taken.contains(item.asString())) {
        problems.add(Messages.propertyValueNotInList(item.toString(), path));
        return List.of();
      }
      taken.add(item.asString());
    }
    if (taken.isEmpty()) {
      problems.add(Messages.propertyValueTypeError(value.toString(), path));
    }
    return taken;
  }

  private static String shownValue(String path, JsonNode value) {
    return path.equals("Password") ? "*" : value.toString();
  }

  /** Accepts these and what is below them without a look. */
  void ignore(String path) {
    values.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "/"));
  }

  /** Takes a whole number within bounds. */
  long number(String path, long otherwise, long least, long most) {
    JsonNode value = values.remove(path);
    if (value == null) {
      return otherwise;
    }
    if (!value.isIntegralNumber()) {
      problems.add(Messages.propertyValueTypeError(value.toString(), path));
      return otherwise;
    }
    if (!value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
      problems.add(Messages.propertyValueOutOfRange(value.toString(), path));
      return otherwise;
    }
    return value.asLong();
  }

  /** Takes a truth value. */
  boolean flag(String path, boolean otherwise) {
    JsonNode value = values.remove(path);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      problems.add(Messages.propertyValueTypeError(value.toString(), path));
      return otherwise;
    }
    return value.asBoolean();
  }

  /** Adds what is to be done if everything is right. */
  void then(String what, Runnable change) {
    changes.put(what, change);
  }

  /** Refuses what nobody took, or does all changes. */
  void apply() {
    if (empty) {
      throw new RedfishError(400, Messages.noOperation());
    }
    for (String path : values.keySet()) {
      boolean known = !shown.at("/" + path).isMissingNode();
      problems.add(known ? Messages.propertyNotWritable(path) : Messages.propertyUnknown(path));
    }
    if (!problems.isEmpty()) {
      throw new RedfishError(400, problems.toArray(Message[]::new));
    }
    changes.values().forEach(Runnable::run);
  }
}
