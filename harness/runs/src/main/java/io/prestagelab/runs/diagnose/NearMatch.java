package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds a text with holes in a line that a bad connection has harmed. An error is a character that
 * is wrong or too many, or one or two in a row that are lost; of the last characters each that is
 * lost is one, as a line that is cut off may have had another word there. A bit-parallel automaton
 * (Wu and Manber 1992): a few steps per character of the line, whatever the length of the text.
 */
final class NearMatch {

  private static final int LONGEST = 63;
  private static final int LAST = 5;
  private static final int PAIRS_PER_ERROR = 3;

  private final long[] places = new long[128];
  private final long waits;
  private final long end;
  private final long beforeLast;
  private final int errors;
  private final int[] pairs;

  /**
   * Prepares a text; of a long one the first 63 characters count.
   *
   * @param parts what stands between the holes
   * @param errors how many are allowed, in all parts together
   */
  NearMatch(List<String> parts, int errors) {
    int length = 0;
    long holes = 0;
    List<Integer> kept = new ArrayList<>();
    for (String part : parts) {
      holes |= 1L << length;
      for (int i = 0; i < part.length() && length < LONGEST; i++) {
        length++;
        places[part.charAt(i) & 127] |= 1L << length;
        if (i > 0) {
          kept.add(Pairs.of(part)[i - 1]);
        }
      }
    }
    this.end = 1L << length;
    this.beforeLast = (1L << Math.max(0, length - LAST + 1)) - 1;
    this.waits = holes & ~end;
    this.errors = errors;
    this.pairs = kept.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Whether a line with these pairs may have the text: an error breaks at most three, which are
   * those of two characters in a row that are lost.
   */
  boolean mayBeIn(Pairs line) {
    return line.lacksAtMost(mayLack(), pairs);
  }

  /** How many of its pairs a line may lack that has the text. */
  int mayLack() {
    return PAIRS_PER_ERROR * errors;
  }

  /** Its pairs, those between its parts not counted. */
  int[] pairs() {
    return pairs.clone();
  }

  /** The least number of errors that the text has somewhere in the line, or -1 if too many. */
  int errorsIn(String line) {
    long[] reached = atStart();
    int least = errors + 1;
    for (int at = 0; at < line.length() && least > 0; at++) {
      step(reached, places[line.charAt(at) & 127]);
      while (least > 0 && (reached[least - 1] & end) != 0) {
        least--;
      }
    }
    return least > errors ? -1 : least;
  }

  private long[] atStart() {
    long[] reached = new long[errors + 1];
    reached[0] = 1;
    for (int i = 1; i <= errors; i++) {
      reached[i] = reached[i - 1] | lost(reached[i - 1]);
    }
    return reached;
  }

  /** From the places reached with each number of errors to those after one more character. */
  private void step(long[] reached, long same) {
    long before = 0;
    long after = 0;
    for (int i = 0; i <= errors; i++) {
      long old = reached[i];
      long next = ((old << 1) & same) | (old & waits) | before | (before << 1) | lost(after);
      reached[i] = next;
      before = old;
      after = next;
    }
  }

  private long lost(long reached) {
    return (reached << 1) | ((reached << 2) & beforeLast);
  }
}
