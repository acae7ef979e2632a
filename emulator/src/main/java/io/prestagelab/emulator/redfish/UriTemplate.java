package io.prestagelab.emulator.redfish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A URI with variables as whole segments: {@code /redfish/v1/Systems/{system}}. */
record UriTemplate(String text, List<String> segments) {

  static UriTemplate of(String text) {
    return new UriTemplate(text, split(text));
  }

  static List<String> split(String path) {
    String[] parts = path.split("/", -1);
    return List.of(parts).subList(1, parts.length);
  }

  /** Values of the variables if {@code path} fits. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size() || !fits(path)) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      if (segment.startsWith("{")) {
        values.put(segment.substring(1, segment.length() - 1), path.get(i));
      }
    }
    return Optional.of(values);
  }

  private boolean fits(List<String> path) {
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      if (!segment.startsWith("{") && !segment.equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  String expand(Map<String, String> values) {
    if (values.isEmpty()) {
      return text;
    }
    StringBuilder path = new StringBuilder(text.length() + 16);
    for (String segment : segments) {
      boolean variable = segment.startsWith("{");
      String name = variable ? segment.substring(1, segment.length() - 1) : "";
      path.append('/').append(variable ? values.getOrDefault(name, "") : segment);
    }
    return path.toString();
  }
}
