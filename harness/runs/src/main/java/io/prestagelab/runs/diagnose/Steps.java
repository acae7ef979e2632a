package io.prestagelab.runs.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which step of an installation a Redfish request belongs to, by its method and URL. */
final class Steps {

  private static final Pattern TYPED_URL =
      Pattern.compile("https?://[^\\s'\"]{1,300}?(?<url>/redfish/[^\\s'\"]{1,300})");

  private static final Pattern TYPED_METHOD =
      Pattern.compile("(?:-X|--request)[ =]?(?<method>[A-Z]{3,7})\\b");

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

  /** The cause if the request fails that a typed command (curl's, wget's) makes, or null. */
  @Nullable String ofCommand(String command) {
    Matcher url = TYPED_URL.matcher(command);
    Matcher method = TYPED_METHOD.matcher(command);
    return url.find() ? of(method.find() ? method.group("method") : "", url.group("url")) : null;
  }
}
