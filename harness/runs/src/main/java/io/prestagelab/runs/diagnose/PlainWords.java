package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from an expression which plain words a text must have to match it: of {@code (?:curl|wget):
 * .*fail} that is {@code curl: } or {@code wget: }, and {@code fail}. Of what it does not
 * understand nothing is asked.
 */
final class PlainWords {

  /** What a group's kind is written with: signs, flags or a name. */
  private static final Pattern HEAD = Pattern.compile("\\?(?:<?[=!]|>|<\\w+>|\\w*:|\\w+(?=\\)))");

  private static final Set<String> ASKS_ONLY = Set.of("?!", "?=", "?<!", "?<=");

  private final String expression;
  private final Vocabulary vocabulary;
  private int at;

  /** A branch of an expression, and what a text must have to match it. */
  record Branch(String expression, Need need) {}

  private PlainWords(String expression, Vocabulary vocabulary) {
    this.expression = expression;
    this.vocabulary = vocabulary;
  }

  /**
   * The branches that an expression as a whole consists of; usually it is one.
   *
   * @param vocabulary takes the words
   */
  static List<Branch> of(String expression, Vocabulary vocabulary) {
    PlainWords words = new PlainWords(expression, vocabulary);
    List<Branch> branches = new ArrayList<>();
    do {
      int from = words.at;
      Need need = words.sequence();
      branches.add(new Branch(expression.substring(from, words.at), need));
    } while (words.takes('|'));
    return branches;
  }

  private Need either() {
    List<Need> branches = new ArrayList<>();
    do {
      branches.add(sequence());
    } while (takes('|'));
    return new Need.Any(branches);
  }

  private Need sequence() {
    List<Need> needs = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    while (at < expression.length() && peek() != '|' && peek() != ')') {
      Piece piece = piece();
      Times times = times();
      if (times != Times.MAYBE) {
        word.append(piece.letter);
        needs.add(piece.need);
      }
      if (piece.letter.isEmpty() || times != Times.ONCE) {
        finish(word, needs);
      }
    }
    finish(word, needs);
    return needs.size() == 1 ? needs.get(0) : new Need.All(List.copyOf(needs));
  }

  private void finish(StringBuilder word, List<Need> needs) {
    needs.removeIf(need -> need == Need.NOTHING);
    if (word.length() > 1) {
      needs.add(new Need.Word(vocabulary.number(word.toString())));
    }
    word.setLength(0);
  }

  /** A plain letter, empty if it is none, and what a group needs. */
  private record Piece(String letter, Need need) {

    static final Piece ANYTHING = new Piece("", Need.NOTHING);

    static Piece of(char letter) {
      return letter < 128
          ? new Piece(String.valueOf(letter).toLowerCase(Locale.ROOT), Need.NOTHING)
          : ANYTHING;
    }
  }

  private Piece piece() {
    char c = expression.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> choice();
      case '\\' -> escaped(expression.charAt(at++));
      case '.', '^', '$' -> Piece.ANYTHING;
      default -> Piece.of(c);
    };
  }

  private static Piece escaped(char c) {
    return Character.isLetterOrDigit(c) ? Piece.ANYTHING : Piece.of(c);
  }

  private Piece group() {
    Matcher head = HEAD.matcher(expression).region(at, expression.length());
    boolean special = head.lookingAt();
    boolean asksOnly = special && ASKS_ONLY.contains(head.group());
    at = special ? head.end() : at;
    Need need = either();
    at++;
    return asksOnly ? Piece.ANYTHING : new Piece("", need);
  }

  /** Characters of which one is wanted: the same letter in both cases is a plain one. */
  private Piece choice() {
    int from = at;
    while (peek() != ']' || at == from) {
      at += peek() == '\\' ? 2 : 1;
    }
    String characters = expression.substring(from, at++).toLowerCase(Locale.ROOT);
    char first = characters.charAt(0);
    boolean same = characters.chars().allMatch(c -> c == first);
    return same && Character.isLetter(first) ? Piece.of(first) : Piece.ANYTHING;
  }

  private enum Times {
    MAYBE,
    ONCE,
    ONCE_OR_MORE
  }

  private Times times() {
    Times times = Times.ONCE;
    if (takes('?') || takes('*')) {
      times = Times.MAYBE;
    } else if (takes('+')) {
      times = Times.ONCE_OR_MORE;
    } else if (at < expression.length() && peek() == '{') {
      times = expression.charAt(at + 1) == '0' ? Times.MAYBE : Times.ONCE_OR_MORE;
      at = expression.indexOf('}', at) + 1;
    }
    if (times != Times.ONCE && !takes('?')) {
      takes('+');
    }
    return times;
  }

  private boolean takes(char c) {
    boolean here = at < expression.length() && peek() == c;
    at += here ? 1 : 0;
    return here;
  }

  private char peek() {
    return expression.charAt(at);
  }
}
