package io.prestagelab.runs.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which step of an installation a Redfish request belongs to, by its method and URL. */
final class Steps {

  private final Map<Pattern, String> causes = new LinkedHashMap<>();

  /** Adds one: what {@code METHOD URL} has, and the cause if such a request fails. */
  void add(String pattern, String cause) {
    causes.put(Pattern.compile(pattern), cause);
  }

  /** The cause if such a request fails, or null if it belongs to no step. */
  @Nullable String of(String method, String url) {
    String request = method + " " + url;
    return causes.entrySet().stream()
        .filter(step -> step.getKey().matcher(request).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
