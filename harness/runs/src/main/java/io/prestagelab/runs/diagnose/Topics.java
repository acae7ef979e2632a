package io.prestagelab.runs.diagnose;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which step of an installation words that nobody has seen before speak of: "Failed to mount the
 * image in the virtual drive" is about the insertion. A guess, as words may be about anything.
 */
final class Topics {

  private static final int REMEMBERED = 1000;
  private static final int LONGEST = 400;

  private static final Pattern FAILURE =
      Pattern.compile("(?i)(?:failed to|cannot|can't|could not|couldn't|unable to)\\b");

  private final Map<Expression, String> causes = new LinkedHashMap<>();
  private final Vocabulary vocabulary;

  private final Map<String, Topic> remembered =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Topic> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** What words speak of, null if nobody knows, and what they hold. */
  private record Topic(@Nullable String cause, Map<String, String> holes) {}

  Topics(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Adds one: what the words have, and the cause if a program complains of it. */
  void add(Expression words, String cause) {
    causes.put(words, cause);
  }

  /** By what the program says, else by the name of its task; null if neither tells. */
  @Nullable String of(Map<String, String> holes) {
    String words =
        Stream.of("text", "about", "related")
            .map(hole -> holes.getOrDefault(hole, ""))
            .collect(Collectors.joining(" "));
    String said = of(words.strip(), holes);
    return said != null ? said : of(holes.getOrDefault("task", ""), holes);
  }

  /** Of failures within each other ("Failed to A: failed to B: why") the innermost counts first. */
  private @Nullable String of(String words, Map<String, String> holes) {
    if (words.isBlank()) {
      return null;
    }
    int inner = innermost(words);
    String told = inner > 0 ? first(words.substring(inner), holes) : null;
    return told != null ? told : first(words, holes);
  }

  /** Where the last failure begins that stands after a colon; -1 if none does. */
  private static int innermost(String words) {
    for (int at = words.lastIndexOf(": "); at >= 0; at = words.lastIndexOf(": ", at - 1)) {
      if (FAILURE.matcher(words).region(at + 2, words.length()).lookingAt()) {
        return at + 2;
      }
    }
    return -1;
  }

  private @Nullable String first(String words, Map<String, String> holes) {
    Topic topic = remembered.get(words);
    if (topic == null) {
      topic = first(words);
      if (words.length() <= LONGEST) {
        remembered.put(words, topic);
      }
    }
    holes.putAll(topic.holes);
    return topic.cause;
  }

  private Topic first(String words) {
    BitSet has = vocabulary.in(words);
    for (Map.Entry<Expression, String> topic : causes.entrySet()) {
      Map<String, String> groups = topic.getKey().groups(words, has);
      if (groups != null) {
        return new Topic(topic.getValue(), groups);
      }
    }
    return new Topic(null, Map.of());
  }
}
