package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which phrases a line may have, at the cost of one look per character: every phrase is known
 * by the first five characters of its pieces.
 *
 * @param <T> what a phrase stands for
 */
final class PhraseIndex<T> {

  private static final long GRAM_MASK = (1L << (8 * Phrase.GRAM)) - 1;

  /** Some eight thousand of a million: hardly a character that begins no piece is looked up. */
  private static final int FILTER_BITS = 20;

  private final Map<Long, List<Piece>> byGram = new HashMap<>();
  private final long[] filter = new long[1 << (FILTER_BITS - 6)];
  private final List<Entry<T>> entries = new ArrayList<>();

  /**
   * A phrase and what it stands for.
   *
   * @param <T> what it stands for
   */
  record Entry<T>(Phrase phrase, T meaning) {}

  private record Piece(String text, int phrase) {

    boolean isAt(char[] line, int length, int start) {
      if (start + text.length() > length) {
        return false;
      }
      for (int i = Phrase.GRAM; i < text.length(); i++) {
        if (line[start + i] != text.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }

  void add(Phrase phrase, T meaning) {
    int id = entries.size();
    entries.add(new Entry<>(phrase, meaning));
    for (String piece : phrase.pieces()) {
      long gram = 0;
      for (int i = 0; i < Phrase.GRAM; i++) {
        gram = push(gram, piece.charAt(i));
      }
      int slot = slot(gram);
      filter[slot >>> 6] |= 1L << slot;
      byGram.computeIfAbsent(gram, key -> new ArrayList<>()).add(new Piece(piece, id));
    }
  }

  /**
   * The phrases worth comparing with a line {@link LineText#withoutRepeats}, in the order they were
   * added.
   */
  List<Entry<T>> candidates(String line) {
    return candidates(line.toCharArray(), line.length());
  }

  /** The same for the first characters of an array. */
  List<Entry<T>> candidates(char[] line, int length) {
    BitSet found = null;
    long gram = 0;
    for (int i = 0; i < length; i++) {
      gram = push(gram, line[i]);
      int slot = slot(gram);
      if ((filter[slot >>> 6] & (1L << slot)) != 0 && i >= Phrase.GRAM - 1) {
        int start = i - Phrase.GRAM + 1;
        for (Piece piece : byGram.getOrDefault(gram, List.of())) {
          if (piece.isAt(line, length, start)) {
            found = found == null ? new BitSet() : found;
            found.set(piece.phrase());
          }
        }
      }
    }
    return found == null ? List.of() : found.stream().mapToObj(entries::get).toList();
  }

  private static long push(long gram, char c) {
    return ((gram << 8) | (c & 0xff)) & GRAM_MASK;
  }

  private static int slot(long gram) {
    return (int) ((gram * 0x9E3779B97F4A7C15L) >>> (64 - FILTER_BITS));
  }
}
