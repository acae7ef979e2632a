package io.prestagelab.harness.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a log line with holes, such as {@code mount of {device} failed rc:{code}}. Case and
 * the number of blanks do not count. It also recognises a line that lost or doubled a few
 * characters on a serial line: one in twelve.
 */
final class Phrase {

  /** The shortest stretch of plain text that a phrase can be found by. */
  static final int GRAM = 6;

  private static final int TEXT_PER_ERROR = 12;

  /** Beside text of that length, shorter than {@link #TELLING} between holes is not asked for. */
  private static final int ENOUGH = 16;

  private static final int TELLING = 10;

  /** From that length on two characters that were lost together are forgiven. */
  private static final int BURST_FROM = 20;

  private static final Pattern HOLE = Pattern.compile("\\{([a-z][a-z0-9]*)}");

  private final String text;
  private final List<String> literals = new ArrayList<>();
  private final List<String> holes = new ArrayList<>();
  private final List<NearMatch> near = new ArrayList<>();
  private final Pattern pattern;
  private final String anchor;

  Phrase(String text) {
    this.text = text.replaceAll("\\s+", " ").strip();
    this.pattern = compile();
    this.anchor = literals.stream().max(Comparator.comparingInt(String::length)).orElse("");
    if (anchor.length() < GRAM) {
      throw new IllegalArgumentException(
          "the phrase '" + text + "' has no " + GRAM + " characters of plain text");
    }
  }

  private Pattern compile() {
    StringBuilder regex = new StringBuilder();
    Matcher hole = HOLE.matcher(text);
    int from = 0;
    while (hole.find()) {
      literal(regex, text.substring(from, hole.start()));
      holes.add(hole.group(1));
      regex.append(hole.hitEnd() || hole.end() == text.length() ? "(.{0,300})" : "(.{0,300}?)");
      from = hole.end();
    }
    literal(regex, text.substring(from));
    prepareNear();
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }

  private void literal(StringBuilder regex, String literal) {
    if (!literal.isEmpty()) {
      regex.append(Pattern.quote(literal));
      literals.add(literal.toLowerCase(Locale.ROOT));
    }
  }

  private void prepareNear() {
    int longest = literals.stream().mapToInt(String::length).max().orElse(0);
    int shortest = longest >= ENOUGH ? TELLING : GRAM;
    literals.stream()
        .filter(literal -> literal.length() >= shortest)
        .forEach(literal -> near.add(new NearMatch(literal, edits(literal))));
  }

  /** The stretches of plain text of which at least one is whole in every line that matches. */
  List<String> pieces() {
    int count = errors(anchor) + 1;
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pieces.add(anchor.substring(anchor.length() * i / count, anchor.length() * (i + 1) / count));
    }
    return pieces;
  }

  private static int errors(String literal) {
    return Math.min(3, literal.length() / TEXT_PER_ERROR);
  }

  private static int edits(String literal) {
    int atLeast = literal.length() < TELLING ? 0 : literal.length() < BURST_FROM ? 1 : 2;
    return Math.max(atLeast, errors(literal));
  }

  /** What the holes hold, by name, if the line has the phrase to the letter. */
  Optional<Map<String, String>> match(String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    Map<String, String> held = new LinkedHashMap<>();
    for (int i = 0; i < holes.size(); i++) {
      held.put(holes.get(i), matcher.group(i + 1).strip());
    }
    return Optional.of(held);
  }

  /** Whether a lower-case line has the phrase but for a few characters. */
  boolean matchesNearly(String lowerCaseLine) {
    int from = 0;
    for (NearMatch part : near) {
      from = part.endIn(lowerCaseLine, from);
      if (from < 0) {
        return false;
      }
    }
    return true;
  }

  /** How much plain text it has: the more, the less it is found by chance. */
  int weight() {
    return literals.stream().mapToInt(String::length).sum();
  }

  @Override
  public String toString() {
    return text;
  }
}
