package io.prestagelab.runs.diagnose;

import java.util.Arrays;

/**
 * Which pairs of neighbouring characters a line has. What needs a pair that it has not cannot be in
 * it, and to ask that is far cheaper than to look for it. Characters count by their last seven
 * bits, so that it may say yes too often, never no.
 */
final class Pairs {

  private static final int BITS = 7;
  private static final int MASK = (1 << BITS) - 1;

  /**
   * The pairs fall into so many times 64 classes; the classes that a text has are soon compared.
   */
  static final int CLASSES = 8;

  private final long[] has = new long[1 << (2 * BITS - 6)];
  private final long[] rough = new long[CLASSES];
  private final boolean every;

  Pairs() {
    this(false);
  }

  private Pairs(boolean every) {
    this.every = every;
    Arrays.fill(has, every ? -1 : 0);
    Arrays.fill(rough, every ? -1 : 0);
  }

  /** One that is said to have every pair, whatever the line: nothing is left out then. */
  static Pairs every() {
    return new Pairs(true);
  }

  /** Whether nothing is left out. */
  boolean isEvery() {
    return every;
  }

  /** Of the first characters of an array, in lower case. */
  void set(char[] line, int length) {
    if (!every) {
      Arrays.fill(has, 0);
      Arrays.fill(rough, 0);
      for (int i = 1; i < length; i++) {
        int pair = pair(line[i - 1], line[i]);
        has[pair >>> 6] |= 1L << pair;
        note(pair, rough);
      }
    }
  }

  private static void note(int pair, long[] rough) {
    int hash = pair * 0x9E3779B1;
    rough[hash >>> 29] |= 1L << (hash >>> 23);
  }

  /** The classes that pairs are in, to compare with {@link #lacksAtMost(int, long[], int)}. */
  static long[] roughly(int[] pairs) {
    long[] rough = new long[CLASSES];
    for (int pair : pairs) {
      note(pair, rough);
    }
    return rough;
  }

  /** Whether it has pairs of all but so many of the classes that begin there. */
  boolean lacksAtMost(int most, long[] classes, int from) {
    int left = most;
    for (int i = 0; i < CLASSES && left >= 0; i++) {
      left -= Long.bitCount(classes[from + i] & ~rough[i]);
    }
    return left >= 0;
  }

  boolean has(int pair) {
    return (has[pair >>> 6] & (1L << pair)) != 0;
  }

  boolean hasAll(int[] pairs) {
    for (int pair : pairs) {
      if (!has(pair)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it lacks at most so many. */
  boolean lacksAtMost(int most, int[] pairs) {
    int left = most;
    for (int i = 0; i < pairs.length && left >= 0; i++) {
      left -= has(pairs[i]) ? 0 : 1;
    }
    return left >= 0;
  }

  /** All of a text in lower case, in its order. */
  static int[] of(String text) {
    int[] pairs = new int[Math.max(0, text.length() - 1)];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = pair(text.charAt(i), text.charAt(i + 1));
    }
    return pairs;
  }

  private static int pair(char first, char second) {
    return ((first & MASK) << BITS) | (second & MASK);
  }
}
