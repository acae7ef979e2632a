package io.prestagelab.runs.diagnose;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plain words that expressions ask for. Which of them a text has is found in one pass, whatever
 * their number, by an automaton (Aho and Corasick 1975): a step per character.
 */
final class Vocabulary {

  private static final int CHARACTERS = 128;

  /** Of what the words do not have. */
  private static final int OTHER = 0;

  private final boolean every;
  private final Map<String, Integer> numbers = new HashMap<>();
  private @Nullable Automaton automaton;

  Vocabulary() {
    this(false);
  }

  private Vocabulary(boolean every) {
    this.every = every;
  }

  /** One that says of each text that it has all words: nothing is left out then. */
  static Vocabulary every() {
    return new Vocabulary(true);
  }

  /** The word's number; a word is in lower case and of ASCII. */
  int number(String word) {
    automaton = null;
    return numbers.computeIfAbsent(word, w -> numbers.size());
  }

  /** The numbers of the words that a text has, in whatever case. */
  BitSet in(CharSequence text) {
    BitSet found = new BitSet(numbers.size());
    if (every) {
      found.set(0, numbers.size());
    } else {
      ready().find(text, found);
    }
    return found;
  }

  private Automaton ready() {
    Automaton built = automaton;
    if (built == null) {
      built = new Automaton(numbers);
      automaton = built;
    }
    return built;
  }

  private static final class Automaton {
    private final byte[] kinds = new byte[CHARACTERS];
    private final int width;

    /** From a state, by the kind of the next character, to a state. */
    private final int[] next;

    /** The words that are complete in a state. */
    private final int[][] complete;

    Automaton(Map<String, Integer> words) {
      int count = 1;
      for (String word : words.keySet()) {
        for (int i = 0; i < word.length(); i++) {
          char c = word.charAt(i);
          if (kinds[c] == OTHER) {
            kinds[c] = (byte) count++;
          }
        }
      }
      for (char c = 'A'; c <= 'Z'; c++) {
        kinds[c] = kinds[c + ('a' - 'A')];
      }
      this.width = count;
      Trie trie = new Trie(width);
      words.forEach((word, number) -> trie.add(word, number, kinds));
      this.next = trie.closed();
      this.complete = trie.complete();
    }

    void find(CharSequence text, BitSet found) {
      int state = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = lower(text.charAt(i));
        state = next[state * width + (c < CHARACTERS ? kinds[c] : OTHER)];
        for (int word : complete[state]) {
          found.set(word);
        }
      }
    }

    /** As the lower case of a whole text has it: two letters beyond ASCII become plain ones. */
    private static char lower(char c) {
      return c < CHARACTERS ? c : Character.toLowerCase(c);
    }
  }

  /** What words begin with, and for each of these which longest end of it a word begins with. */
  private static final class Trie {
    private static final int[] NONE = {};

    private final int width;
    private int[] next;
    private final List<int[]> complete = new ArrayList<>();

    Trie(int width) {
      this.width = width;
      this.next = new int[width];
      complete.add(NONE);
    }

    void add(String word, int number, byte[] kinds) {
      int state = 0;
      for (int i = 0; i < word.length(); i++) {
        int at = state * width + kinds[word.charAt(i)];
        if (next[at] == 0) {
          next = Arrays.copyOf(next, next.length + width);
          next[at] = complete.size();
          complete.add(NONE);
        }
        state = next[at];
      }
      complete.set(state, joined(complete.get(state), new int[] {number}));
    }

    private static int[] joined(int[] some, int[] more) {
      int[] all = Arrays.copyOf(some, some.length + more.length);
      System.arraycopy(more, 0, all, some.length, more.length);
      return all;
    }

    /** Where to go on from each state by each character, the shorter beginnings counted in. */
    int[] closed() {
      int[] shorter = new int[complete.size()];
      Deque<Integer> waiting = new ArrayDeque<>();
      for (int kind = 0; kind < width; kind++) {
        if (next[kind] != 0) {
          waiting.add(next[kind]);
        }
      }
      while (!waiting.isEmpty()) {
        int state = waiting.remove();
        for (int kind = 0; kind < width; kind++) {
          int at = state * width + kind;
          int other = next[shorter[state] * width + kind];
          if (next[at] == 0) {
            next[at] = other;
          } else {
            shorter[next[at]] = other;
            complete.set(next[at], joined(complete.get(next[at]), complete.get(other)));
            waiting.add(next[at]);
          }
        }
      }
      return next;
    }

    int[][] complete() {
      return complete.toArray(int[][]::new);
    }
  }
}
