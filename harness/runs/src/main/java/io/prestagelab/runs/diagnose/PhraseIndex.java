package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which phrases a line may have, at the cost of one look per character: every phrase is known
 * by the first five characters of its pieces. Of those that begin in a line most lack too many of
 * its pairs to be there, and are not compared with it.
 *
 * @param <T> what a phrase stands for
 */
final class PhraseIndex<T> {

  private static final long GRAM_MASK = (1L << (8 * Phrase.GRAM)) - 1;

  /** Some four thousand of 260 thousand: hardly a character that begins no piece is looked up. */
  private static final int FILTER_BITS = 18;

  private static final int TABLE_BITS = 14;

  /** By hash; what finds its place taken is in the next one that is free. */
  private final @Nullable Start[] starts = new Start[1 << TABLE_BITS];

  private final long[] filter = new long[1 << (FILTER_BITS - 6)];
  private final List<Entry<T>> entries = new ArrayList<>();

  /**
   * A phrase and what it stands for.
   *
   * @param <T> what it stands for
   * @param nearly whether it is also looked for in harmed lines
   */
  record Entry<T>(Phrase phrase, T meaning, boolean nearly) {

    boolean mayBeIn(Pairs line) {
      return phrase.mayMatch(line) || mayBeNearly(line);
    }

    boolean mayBeNearly(Pairs line) {
      return nearly && phrase.mayMatchNearly(line);
    }
  }

  /** A stretch of text, and the phrases that have it, side by side in memory. */
  private static final class Piece {
    private final char[] text;
    private int[] phrases = new int[0];
    private int[] mayLack = new int[0];
    private long[] pairs = new long[0];

    Piece(char[] text) {
      this.text = text;
    }

    /** Adds a phrase, and how many of its pairs a line may lack that has it. */
    void add(int phrase, long[] its, int lack) {
      int count = phrases.length;
      phrases = Arrays.copyOf(phrases, count + 1);
      phrases[count] = phrase;
      mayLack = Arrays.copyOf(mayLack, count + 1);
      mayLack[count] = lack;
      pairs = Arrays.copyOf(pairs, pairs.length + its.length);
      System.arraycopy(its, 0, pairs, pairs.length - its.length, its.length);
    }

    boolean isAt(char[] line, int length, int start) {
      if (start + text.length > length) {
        return false;
      }
      for (int i = Phrase.GRAM; i < text.length; i++) {
        if (line[start + i] != text[i]) {
          return false;
        }
      }
      return true;
    }

    void note(Pairs line, LineForm form) {
      for (int i = 0; i < phrases.length; i++) {
        if (line.lacksAtMost(mayLack[i], pairs, i * Pairs.CLASSES)) {
          form.hit(phrases[i]);
        }
      }
    }
  }

  /** The pieces that begin with the same five characters, one character in a byte. */
  private record Start(long gram, List<Piece> pieces) {}

  /**
   * Adds one.
   *
   * @param nearly whether it is also looked for in harmed lines
   */
  void add(Phrase phrase, T meaning, boolean nearly) {
    int id = entries.size();
    entries.add(new Entry<>(phrase, meaning, nearly));
    long[] pairs = Pairs.roughly(phrase.nearPairs());
    for (String piece : phrase.pieces()) {
      piece(piece.toCharArray()).add(id, pairs, nearly ? phrase.mayLack() : 0);
    }
  }

  private Piece piece(char[] text) {
    Start start = start(text);
    for (Piece piece : start.pieces) {
      if (Arrays.equals(piece.text, text)) {
        return piece;
      }
    }
    Piece piece = new Piece(text);
    start.pieces.add(piece);
    return piece;
  }

  private Start start(char[] text) {
    long gram = 0;
    for (int i = 0; i < Phrase.GRAM; i++) {
      gram = push(gram, text[i]);
    }
    int slot = slot(gram);
    filter[slot >>> 6] |= 1L << slot;
    int place = place(gram);
    Start start = starts[place];
    if (start == null) {
      start = new Start(gram, new ArrayList<>());
      starts[place] = start;
    }
    return start;
  }

  /**
   * The phrases worth comparing with a line {@link LineText#withoutRepeats}, in the order they were
   * added.
   */
  List<Entry<T>> candidates(String line) {
    LineForm form = new LineForm(Pairs.every());
    form.setOnce(line);
    return candidates(form);
  }

  /** The same for a line's form. */
  List<Entry<T>> candidates(LineForm form) {
    char[] line = form.chars();
    long gram = 0;
    for (int i = 0; i < form.length(); i++) {
      gram = push(gram, line[i]);
      int slot = slot(gram);
      if ((filter[slot >>> 6] & (1L << slot)) != 0 && i >= Phrase.GRAM - 1) {
        find(gram, form, i - Phrase.GRAM + 1);
      }
    }
    return form.hasHits() ? listed(form) : List.of();
  }

  private void find(long gram, LineForm form, int at) {
    Start start = starts[place(gram)];
    if (start != null) {
      for (Piece piece : start.pieces) {
        if (piece.isAt(form.chars(), form.length(), at)) {
          piece.note(form.pairs(), form);
        }
      }
    }
  }

  private List<Entry<T>> listed(LineForm form) {
    List<Entry<T>> listed = new ArrayList<>();
    for (int id : form.hits()) {
      if (entries.get(id).mayBeIn(form.pairs())) {
        listed.add(entries.get(id));
      }
    }
    return listed;
  }

  private int place(long gram) {
    int place = slot(gram) >>> (FILTER_BITS - TABLE_BITS);
    Start start = starts[place];
    while (start != null && start.gram != gram) {
      place = (place + 1) & (starts.length - 1);
      start = starts[place];
    }
    return place;
  }

  private static long push(long gram, char c) {
    return ((gram << 8) | (c & 0xff)) & GRAM_MASK;
  }

  private static int slot(long gram) {
    return (int) ((gram * 0x9E3779B97F4A7C15L) >>> (64 - FILTER_BITS));
  }
}
