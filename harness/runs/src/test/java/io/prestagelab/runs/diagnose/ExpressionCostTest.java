package io.prestagelab.runs.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a line holds, it is read in a time that grows with its length alone: no expression reads
 * the characters of a line more often because the line is longer.
 */
@Tag("long")
class ExpressionCostTest {
  private static final int SHORT = 1 << 10;
  private static final int LONG = 1 << 11;
  private static final int MOST_READS = 2_000;

  /** So many reads of each character are few, whatever they grow with. */
  private static final int FEW = 100;

  private static final int FEW_READS = 6;

  /** A stack and a line, each a share of what a thread of Java has and of the longest line. */
  private static final int SHARE = 4;

  private static final int STACK_BYTES = (1 << 20) / SHARE;
  private static final int STACK_LINE = LineSplitter.LONGEST / SHARE;
  private static final Pattern WORDS = Pattern.compile("[A-Za-z/][A-Za-z :./'-]{2,}");
  private static final List<String> SHAPES =
      List.of(
          "a", "a ", "a: ", "/a/", "\"a\": ", "1", "error: ", "a.b-c ", "'a' ", "[a] ", "a=", "a.",
          "a/", "-a", "\\\\");

  /** A line that counts how often its characters are read, and ends it if that is too often. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private final int most;
    private long reads;

    CountedText(String text, int most) {
      this.text = text;
      this.most = most;
    }

    /** Each character's, on the average. */
    double reads() {
      return (double) reads / text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      if (reads > (long) most * text.length()) {
        throw new IllegalStateException("it is read more than " + most + " times");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @ParameterizedTest
  @MethodSource("io.prestagelab.runs.diagnose.FastPathTest#expressions")
  void no_line_is_read_for_ever(String text) {
    Pattern pattern = Pattern.compile(text);
    for (String piece : pieces(pattern)) {
      assertThat(reads(pattern, piece, LONG))
          .as("'%s' over and over", piece)
          .isLessThan(Math.max(FEW, 1.5 * reads(pattern, piece, SHORT)));
    }
  }

  private static double reads(Pattern pattern, String piece, int length) {
    CountedText often = new CountedText(piece.repeat(length / piece.length()), MOST_READS);
    pattern.matcher(often).find();
    return often.reads();
  }

  /** What is deep is so at its first turns. */
  private static void begin(Pattern pattern, String line) {
    try {
      pattern.matcher(new CountedText(line, FEW_READS)).find();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("more than " + FEW_READS);
    }
  }

  /** Java's expressions go deeper into the stack with each turn of a repeated group. */
  @ParameterizedTest
  @MethodSource("io.prestagelab.runs.diagnose.FastPathTest#expressions")
  void no_line_exhausts_the_stack(String text) throws Exception {
    FutureTask<Void> lines = new FutureTask<>(() -> beginLines(text), null);
    new Thread(null, lines, "small stack", STACK_BYTES).start();
    lines.get();
  }

  private static void beginLines(String text) {
    Pattern pattern = Pattern.compile(text);
    for (String beginning : pieces(pattern)) {
      for (String shape : SHAPES) {
        begin(pattern, beginning + shape.repeat(STACK_LINE / shape.length()));
      }
    }
  }

  /** The beginnings of what matches. */
  private static List<String> unfinished(String match) {
    return IntStream.rangeClosed(1, 5)
        .map(fifths -> match.length() * fifths / 5 - (fifths == 5 ? 2 : 0))
        .filter(length -> length > 1)
        .mapToObj(length -> match.substring(0, length))
        .toList();
  }

  /**
   * What makes an expression begin again and again: its own words, alone and with others, and what
   * it found in a line of the field.
   */
  private static Set<String> pieces(Pattern pattern) {
    Set<String> pieces = new LinkedHashSet<>(SHAPES);
    WORDS
        .matcher(pattern.pattern())
        .results()
        .map(words -> words.group())
        .forEach(words -> pieces.addAll(List.of(words, words + ": x ")));
    FastPathTest.FIELD_LINES.stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .limit(1)
        .forEach(matcher -> pieces.addAll(unfinished(matcher.group())));
    return pieces;
  }
}
