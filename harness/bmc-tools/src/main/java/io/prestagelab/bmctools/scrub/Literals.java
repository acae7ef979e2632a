package io.prestagelab.bmctools.scrub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Known secrets, wherever they stand in a text. */
final class Literals {
  private static final int SHORTEST = 3;
  private static final int STRONG = 8;
  private static final int STRONG_WITH_DIGIT = 6;

  private record Literal(String text, String replacement, boolean minds, boolean strong) {

    boolean isAt(String where, int start) {
      int end = start + text.length();
      return where.regionMatches(!minds, start, text, 0, text.length())
          && (strong || (!joins(where, start - 1) && !joins(where, end)));
    }

    private static boolean joins(String where, int at) {
      return at >= 0 && at < where.length() && Character.isLetterOrDigit(where.charAt(at));
    }
  }

  private final Map<String, List<Literal>> byStart = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  /**
   * Adds a secret. One that might be a part of an ordinary word is found as a whole word only.
   *
   * @param minds whether upper and lower case are told apart
   */
  void add(String text, String replacement, boolean minds) {
    if (text.length() < SHORTEST || !known.add(minds ? text : lower(text))) {
      return;
    }
    boolean digit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean strong = digit && text.length() >= STRONG_WITH_DIGIT && hasLetter(text);
    strong |= digit && text.length() >= STRONG;
    strong |= text.length() >= STRONG && !text.chars().allMatch(Character::isLetter);
    List<Literal> same =
        byStart.computeIfAbsent(lower(text.substring(0, SHORTEST)), start -> new ArrayList<>());
    same.add(new Literal(text, replacement, minds, strong));
    same.sort(Comparator.comparingInt((Literal literal) -> literal.text().length()).reversed());
  }

  private static boolean hasLetter(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }

  List<Span> in(String text) {
    List<Span> spans = new ArrayList<>();
    String lower = lower(text);
    // a letter whose lower case is longer than itself would shift all places
    String index = lower.length() == text.length() ? lower : text;
    int i = 0;
    while (i + SHORTEST <= index.length()) {
      Span span = at(text, i, byStart.getOrDefault(index.substring(i, i + SHORTEST), List.of()));
      if (span == null) {
        i++;
      } else {
        spans.add(span);
        i = span.end();
      }
    }
    return spans;
  }

  private static @org.jspecify.annotations.Nullable Span at(
      String text, int start, List<Literal> candidates) {
    for (Literal literal : candidates) {
      if (literal.isAt(text, start)) {
        boolean shouted = !literal.minds() && isUpper(text, start, literal.text().length());
        String replacement = literal.replacement();
        return new Span(
            start,
            start + literal.text().length(),
            shouted ? replacement.toUpperCase(Locale.ROOT) : replacement);
      }
    }
    return null;
  }

  private static boolean isUpper(String text, int start, int length) {
    String part = text.substring(start, start + length);
    return hasLetter(part) && part.equals(part.toUpperCase(Locale.ROOT));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
