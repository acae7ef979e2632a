package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
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
 * the number of blanks do not count; a single word, such as {@code ENOTFOUND}, is not found within
 * another one. It also recognises a line that a serial line has harmed: one error, as {@link
 * NearMatch} counts, in twelve characters.
 */
final class Phrase {

  /** The shortest stretch of plain text that a phrase can be found by. */
  static final int GRAM = 5;

  /** No hole takes more characters. */
  static final int LONGEST_HOLE = 300;

  private static final int TEXT_PER_ERROR = 12;

  private static final int MOST_ERRORS = 3;

  /** Beside text of that length, shorter than {@link #TELLING} between holes is not asked for. */
  private static final int ENOUGH = 16;

  /** From that length on one error is forgiven. */
  private static final int TELLING = 10;

  /** From that length on two errors are forgiven. */
  private static final int LONG = 20;

  /**
   * Words of which one character more or less makes another: numbers, devices, on and off, eject.
   */
  private static final Pattern EXACT =
      Pattern.compile(
          "(?<!\\w)(?:\\w*\\d\\w*|sd[a-z]|vd[a-z]|nvme|power of?n?|bad|good|forceon|forceof|eject)(?!\\w)");

  private static final Pattern HOLE = Pattern.compile("\\{([a-z][a-z0-9]*)}");

  private static final Pattern WORD = Pattern.compile("\\p{L}[^ {]*");

  private final String text;
  private final boolean word;
  private final List<String> literals = new ArrayList<>();
  private final List<String> holes = new ArrayList<>();
  private final List<String> needed = new ArrayList<>();
  private final List<char[]> parts = new ArrayList<>();
  private final List<int[]> pairs = new ArrayList<>();
  private final Pattern pattern;
  private final List<String> telling;
  private final int errors;
  private final NearMatch near;
  private final List<String> exactWords;
  private final List<Pattern> exact;

  Phrase(String text) {
    this.text = text.replaceAll("\\s+", " ").strip();
    this.word = WORD.matcher(this.text).matches();
    this.pattern = compile();
    this.telling = telling();
    if (telling.isEmpty()) {
      throw new IllegalArgumentException(
          "the phrase '" + text + "' has no " + GRAM + " characters of plain text");
    }
    this.errors = errors(length(TELLING) > 0 ? length(TELLING) : length(GRAM));
    this.near = new NearMatch(telling, errors);
    this.exactWords =
        EXACT.matcher(String.join(" ", literals)).results().map(word -> word.group()).toList();
    this.exact =
        exactWords.stream()
            .map(word -> Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)"))
            .toList();
  }

  private Pattern compile() {
    StringBuilder regex = new StringBuilder(word ? "(?<![\\p{L}\\p{N}])" : "");
    Matcher hole = HOLE.matcher(text);
    int from = 0;
    while (hole.find()) {
      literal(regex, text.substring(from, hole.start()));
      holes.add(hole.group(1));
      regex.append(hole.hitEnd() || hole.end() == text.length() ? "(.{0,300})" : "(.{0,300}?)");
      from = hole.end();
    }
    literal(regex, text.substring(from));
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }

  private void literal(StringBuilder regex, String literal) {
    if (!literal.isEmpty()) {
      regex.append(Pattern.quote(literal));
      literals.add(LineText.withoutRepeats(literal));
      needed.add(literal.toLowerCase(Locale.ROOT));
      parts.add(literal.toLowerCase(Locale.ROOT).toCharArray());
      pairs.add(Pairs.of(literal.toLowerCase(Locale.ROOT)));
    }
  }

  private List<String> telling() {
    int longest = literals.stream().mapToInt(String::length).max().orElse(0);
    int shortest = longest >= ENOUGH ? TELLING : GRAM;
    return literals.stream().filter(literal -> literal.length() >= shortest).toList();
  }

  /** Of the parts that are at least that long. */
  private int length(int part) {
    return telling.stream().mapToInt(String::length).filter(length -> length >= part).sum();
  }

  private static int errors(int length) {
    int atLeast = length < TELLING ? 0 : length < LONG ? 1 : 2;
    return Math.max(atLeast, Math.min(MOST_ERRORS, length / TEXT_PER_ERROR));
  }

  /**
   * More stretches of plain text than errors are forgiven, of the longest parts: hardly a line that
   * matches has none whole.
   */
  List<String> pieces() {
    List<String> longestFirst = new ArrayList<>(telling);
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    List<String> pieces = new ArrayList<>();
    for (String part : longestFirst) {
      if (pieces.size() <= errors) {
        cut(part, pieces);
      }
    }
    return pieces;
  }

  private void cut(String part, List<String> pieces) {
    int count = Math.min(errors + 1, part.length() / GRAM);
    for (int i = 0; i < count; i++) {
      pieces.add(part.substring(part.length() * i / count, part.length() * (i + 1) / count));
    }
  }

  /** Whether a line with these pairs may have the phrase to the letter. */
  boolean mayMatch(Pairs line) {
    for (int[] literal : pairs) {
      if (!line.hasAll(literal)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line with these pairs may have the phrase but for a few characters. */
  boolean mayMatchNearly(Pairs line) {
    return near.mayBeIn(line);
  }

  /** The pairs of which a line that has the phrase lacks none, or few if it is harmed. */
  int[] nearPairs() {
    return near.pairs();
  }

  /** How many of these a harmed line may lack. */
  int mayLack() {
    return near.mayLack();
  }

  /** Whether a line has the phrase to the letter. */
  boolean isIn(LineForm line) {
    return line.isPlain()
        ? hasParts(line.all(), line.allLength())
        : match(LineText.normal(line.text())).isPresent();
  }

  /** One after the other; where each is first found leaves the others most room. */
  private boolean hasParts(char[] line, int length) {
    if (word) {
      return hasWord(line, length);
    }
    int at = 0;
    for (char[] part : parts) {
      at = end(part, line, length, at);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean hasWord(char[] line, int length) {
    char[] part = parts.get(0);
    int end = end(part, line, length, 0);
    while (end > part.length && Character.isLetterOrDigit(line[end - part.length - 1])) {
      end = end(part, line, length, end);
    }
    return end >= 0;
  }

  /** Where the first one from there on ends, or -1. */
  private static int end(char[] part, char[] line, int length, int from) {
    for (int at = from; at + part.length <= length; at++) {
      if (line[at] == part[0] && Arrays.equals(line, at, at + part.length, part, 0, part.length)) {
        return at + part.length;
      }
    }
    return -1;
  }

  boolean hasHole(String name) {
    return holes.contains(name);
  }

  /** What the holes hold, by name, if the line has the phrase to the letter. */
  Optional<Map<String, String>> match(String line) {
    return match(line, line.toLowerCase(Locale.ROOT));
  }

  private Optional<Map<String, String>> match(String line, String lowerCase) {
    for (String text : needed) {
      if (!lowerCase.contains(text)) {
        return Optional.empty();
      }
    }
    return holes(line);
  }

  /** The same for a line that {@link #isIn} says it of. */
  Map<String, String> holesIn(String line) {
    return holes.isEmpty() ? Map.of() : holes(line).orElseThrow();
  }

  private Optional<Map<String, String>> holes(String line) {
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

  /** Whether a line {@link LineText#withoutRepeats} has the phrase but for a few characters. */
  boolean matchesNearly(String line) {
    return errorsIn(line) >= 0;
  }

  private int errorsIn(String line) {
    for (String word : exactWords) {
      if (!line.contains(word)) {
        return -1;
      }
    }
    int found = near.errorsIn(line);
    for (int i = 0; found >= 0 && i < exact.size(); i++) {
      found = exact.get(i).matcher(line).find() ? found : -1;
    }
    return found;
  }

  /**
   * How much of the plain text speaks for a line {@link LineText#withoutRepeats}: the more, the
   * less it is found by chance. Not positive if the line does not match.
   */
  int speaksFor(String line) {
    int found = errorsIn(line);
    return found < 0 ? 0 : Math.max(1, weight() - found * TEXT_PER_ERROR);
  }

  private int weight() {
    int length = 0;
    for (String literal : literals) {
      length += literal.length();
    }
    return length;
  }

  @Override
  public String toString() {
    return text;
  }
}
