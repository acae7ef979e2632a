package io.prestagelab.emulator.redfish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of a resource: every property is checked before any is applied.
 *
 * <p>Properties are named by paths such as {@code Boot/BootSourceOverrideTarget}.
 */
final class Patch {

  private static final int MAX_LIST = 100;

  private final Map<String, JsonNode> values = new LinkedHashMap<>();
  private final Map<String, Runnable> changes = new LinkedHashMap<>();
  private final List<Message> problems = new ArrayList<>();
  private final ObjectNode shown;
  private final boolean empty;
  private boolean anyTaken;

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

  private @Nullable JsonNode take(String path) {
    JsonNode value = values.remove(path);
    anyTaken |= value != null;
    return value;
  }

  boolean has(String path) {
    return values.containsKey(path);
  }

  /** Takes a text; {@code parse} throws IllegalArgumentException for one it does not know. */
  <T> T choice(String path, T otherwise, Function<String, T> parse) {
    JsonNode value = take(path);
    if (value == null) {
      return otherwise;
    }
    if (!value.isString()) {
      problems.add(Message.of(BaseMessage.PROPERTY_VALUE_TYPE_ERROR, value.toString(), path));
      return otherwise;
    }
    try {
      return parse.apply(value.asString());
    } catch (IllegalArgumentException e) {
      problems.add(Message.of(BaseMessage.PROPERTY_VALUE_NOT_IN_LIST, value.asString(), path));
      return otherwise;
    }
  }

  /** Takes a text that must be there and be {@code right}. */
  String required(String path, Predicate<String> right) {
    if (!values.containsKey(path)) {
      problems.add(Message.of(BaseMessage.PROPERTY_MISSING, path));
      return "";
    }
    return optional(path, right);
  }

  /** Takes a text that must be {@code right} if it is there; empty if it is not. */
  String optional(String path, Predicate<String> right) {
    JsonNode value = take(path);
    if (value == null) {
      return "";
    }
    if (!value.isString()) {
      problems.add(
          Message.of(BaseMessage.PROPERTY_VALUE_TYPE_ERROR, shownValue(path, value), path));
      return "";
    }
    if (!right.test(value.asString())) {
      String shownText = path.equals("Password") ? "*" : value.asString();
      problems.add(Message.of(BaseMessage.PROPERTY_VALUE_FORMAT_ERROR, shownText, path));
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
        problems.add(Message.of(BaseMessage.PROPERTY_VALUE_NOT_IN_LIST, item.toString(), path));
        return List.of();
      }
      taken.add(item.asString());
    }
    if (taken.isEmpty()) {
      problems.add(Message.of(BaseMessage.PROPERTY_VALUE_TYPE_ERROR, value.toString(), path));
    }
    return taken;
  }

  private static String shownValue(String path, JsonNode value) {
    return path.equals("Password") ? "*" : value.toString();
  }

  /** Accepts these and what is below them without a look. */
  void ignore(String path) {
    anyTaken |= values.containsKey(path);
    values.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "/"));
  }

  /** Takes a whole number within bounds. */
  long number(String path, long otherwise, long least, long most) {
    JsonNode value = take(path);
    if (value == null) {
      return otherwise;
    }
    if (!value.isIntegralNumber()) {
      problems.add(Message.of(BaseMessage.PROPERTY_VALUE_TYPE_ERROR, value.toString(), path));
      return otherwise;
    }
    if (!value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
      problems.add(Message.of(BaseMessage.PROPERTY_VALUE_OUT_OF_RANGE, value.toString(), path));
      return otherwise;
    }
    return value.asLong();
  }

  /** Takes a truth value. */
  boolean flag(String path, boolean otherwise) {
    JsonNode value = take(path);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      problems.add(Message.of(BaseMessage.PROPERTY_VALUE_TYPE_ERROR, value.toString(), path));
      return otherwise;
    }
    return value.asBoolean();
  }

  /** Takes a list of texts; empty if it is not there. */
  List<String> texts(String path) {
    return list(path, JsonNode::isString, one -> one.asString(""));
  }

  /** Takes a list of references to resources; empty if it is not there. */
  List<String> links(String path) {
    return list(
        path, one -> one.path("@odata.id").isString(), one -> one.path("@odata.id").asString(""));
  }

  private List<String> list(
      String path, Predicate<JsonNode> right, Function<JsonNode, String> text) {
    JsonNode value = take(path);
    if (value == null || value.isNull()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode one : value) {
      if (right.test(one)) {
        texts.add(text.apply(one));
      }
    }
    if (!value.isArray() || texts.size() != value.size() || texts.size() > MAX_LIST) {
      problems.add(Message.of(BaseMessage.PROPERTY_VALUE_TYPE_ERROR, value.toString(), path));
    }
    return texts;
  }

  /** Adds what is to be done if everything is right. */
  void then(String what, Runnable change) {
    changes.put(what, change);
  }

  /** Refuses what nobody took, or does all changes. */
  void apply() {
    if (empty) {
      throw new RedfishError(400, Message.of(BaseMessage.NO_OPERATION));
    }
    values.keySet().forEach(path -> problems.add(untaken(path)));
    if (!problems.isEmpty()) {
      throw new RedfishError(400, problems.toArray(Message[]::new));
    }
    changes.values().forEach(Runnable::run);
  }

  private Message untaken(String path) {
    boolean known = !shown.at("/" + path).isMissingNode();
    return known
        ? Message.of(BaseMessage.PROPERTY_NOT_WRITABLE, path)
        : Message.of(BaseMessage.PROPERTY_UNKNOWN, path);
  }

  /**
   * Does all changes, and says of properties that cannot be changed that they were not. A wrong
   * value, or nothing that can be changed, is refused as a whole (DSP0266, PATCH).
   */
  Reply applied(Call call) {
    if (values.isEmpty() || !problems.isEmpty() || !anyTaken) {
      apply();
      return Reply.noContent();
    }
    changes.values().forEach(Runnable::run);
    ObjectNode body = call.resource().render(call);
    ArrayNode all = body.putArray("@Message.ExtendedInfo");
    for (String path : values.keySet()) {
      int slash = path.lastIndexOf('/');
      boolean inside = slash > 0 && body.at("/" + path.substring(0, slash)).isObject();
      ObjectNode parent = inside ? (ObjectNode) body.at("/" + path.substring(0, slash)) : body;
      String property = path.substring(slash + 1);
      parent.putArray(property + "@Message.ExtendedInfo").add(untaken(path).json());
      all.add(untaken(path).json());
    }
    return Reply.json(200, body);
  }
}
