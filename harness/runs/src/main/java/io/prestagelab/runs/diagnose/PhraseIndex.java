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
  private static final int FILTER_BITS = 18;

  private final Map<Long, List<Piece>> byGram = new HashMap<>();
  private final BitSet filter = new BitSet(1 << FILTER_BITS);
  private final List<Entry<T>> entries = new ArrayList<>();

  /**
   * A phrase and what it stands for.
   *
   * @param <T> what it stands for
   */
  record Entry<T>(Phrase phrase, T meaning) {}

  private record Piece(String text, int phrase) {}

  void add(Phrase phrase, T meaning) {
    int id = entries.size();
    entries.add(new Entry<>(phrase, meaning));
    for (String piece : phrase.pieces()) {
      long gram = 0;
      for (int i = 0; i < Phrase.GRAM; i++) {
        gram = push(gram, piece.charAt(i));
      }
      filter.set(slot(gram));
      byGram.computeIfAbsent(gram, key -> new ArrayList<>()).add(new Piece(piece, id));
    }
  }

  /**
   * The phrases worth comparing with a line {@link LineText#withoutRepeats}, in the order they were
   * added.
   */
  List<Entry<T>> candidates(String line) {
    BitSet found = null;
    long gram = 0;
    for (int i = 0; i < line.length(); i++) {
      gram = push(gram, line.charAt(i));
      if (i >= Phrase.GRAM - 1 && filter.get(slot(gram))) {
        int start = i - Phrase.GRAM + 1;
        for (Piece piece : byGram.getOrDefault(gram, List.of())) {
          if (line.startsWith(piece.text(), start)) {
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
