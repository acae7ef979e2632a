package io.prestagelab.runs.diagnose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One mark or cause of the catalogue as it is written in YAML. */
final class CatalogueEntry {

  private final JsonNode node;

  /**
   * @throws IllegalArgumentException if there is a key that is not one of these
   */
  CatalogueEntry(JsonNode node, String... keys) {
    this.node = node;
    Set<String> known = Set.of(keys);
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException("unknown key " + key + " in " + node);
      }
    }
  }

  String text(String key) {
    JsonNode value = node.path(key);
    if (!value.isString()) {
      throw new IllegalArgumentException("the text " + key + " is missing in " + node);
    }
    return value.asString().strip();
  }

  @Nullable String textOrNull(String key) {
    return node.has(key) ? text(key) : null;
  }

  @Nullable Expression expression(String key, Vocabulary vocabulary) {
    return node.has(key) ? new Expression(text(key), vocabulary) : null;
  }

  <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    return texts(key).stream()
        .map(text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)))
        .toList();
  }

  int number(String key) {
    return node.path(key).asInt(0);
  }

  boolean yes(String key) {
    return node.path(key).asBoolean(false);
  }

  List<String> texts(String key) {
    return node.path(key).valueStream().map(JsonNode::asString).toList();
  }

  Map<String, String> pairs(String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    node.path(key)
        .properties()
        .forEach(pair -> pairs.put(pair.getKey(), pair.getValue().asString()));
    return pairs;
  }

  <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
    JsonNode value = node.path(key);
    return value.isMissingNode()
        ? null
        : Enum.valueOf(type, value.asString().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
