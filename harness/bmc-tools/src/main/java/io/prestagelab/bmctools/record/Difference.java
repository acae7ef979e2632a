package io.prestagelab.bmctools.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where two bodies differ. */
final class Difference {
  private Difference() {}

  /**
   * JSON pointers of the values that differ; the pointer {@code ""} stands for the whole body, if
   * one of them is no JSON.
   */
  static List<String> between(Payload one, Payload other) {
    Optional<JsonNode> left = one.json();
    Optional<JsonNode> right = other.json();
    if (left.isEmpty() || right.isEmpty()) {
      return Arrays.equals(one.bytes(), other.bytes()) ? List.of() : List.of("");
    }
    List<String> found = new ArrayList<>();
    compare("", left.get(), right.get(), found);
    return List.copyOf(found);
  }

  private static void compare(String at, JsonNode left, JsonNode right, List<String> found) {
    if (left.isObject() && right.isObject()) {
      Set<String> names = new TreeSet<>(left.propertyNames());
      names.addAll(right.propertyNames());
      for (String name : names) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        compare(at + "/" + escaped, left.path(name), right.path(name), found);
      }
    } else if (left.isArray() && right.isArray() && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        compare(at + "/" + i, left.path(i), right.path(i), found);
      }
    } else if (!left.equals(right)) {
      found.add(at);
    }
  }
}
