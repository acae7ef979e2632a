package io.prestagelab.runs.diagnose;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which step of an installation words that nobody has seen before speak of: "Failed to mount the
 * image in the virtual drive" is about the insertion. A guess, as words may be about anything.
 */
final class Topics {

  private static final Pattern INNER =
      Pattern.compile("(?i).*: ((?:failed to|cannot|can't|could not|couldn't|unable to)\\b)");

  private final Map<Expression, String> causes = new LinkedHashMap<>();

  /** Adds one: what the words have, and the cause if a program complains of it. */
  void add(Expression words, String cause) {
    causes.put(words, cause);
  }

  /** By what the program says, else by the name of its task; null if neither tells. */
  @Nullable String of(Map<String, String> holes) {
    String said = of(holes.getOrDefault("text", "") + " " + holes.getOrDefault("about", ""), holes);
    return said != null ? said : of(holes.getOrDefault("task", ""), holes);
  }

  /** Of failures within each other ("Failed to A: failed to B: why") the innermost counts first. */
  private @Nullable String of(String words, Map<String, String> holes) {
    if (words.isBlank()) {
      return null;
    }
    boolean within = words.contains(": ");
    Matcher inner = within ? INNER.matcher(words) : null;
    String told =
        inner != null && inner.find() ? first(words.substring(inner.start(1)), holes) : null;
    return told != null ? told : first(words, holes);
  }

  private @Nullable String first(String words, Map<String, String> holes) {
    Pairs pairs = new Pairs();
    char[] lowerCase = words.toLowerCase(Locale.ROOT).toCharArray();
    pairs.set(lowerCase, lowerCase.length);
    for (Map.Entry<Expression, String> topic : causes.entrySet()) {
      if (topic.getKey().fill(words, pairs, holes)) {
        return topic.getValue();
      }
    }
    return null;
  }
}
