package io.prestagelab.runs.diagnose;

import java.util.List;

/** What a text must have to match an expression, as far as its pairs of characters tell. */
sealed interface Need {

  Need NOTHING = new All(List.of());

  /** Whether a text with these pairs may have it: a no is certain. */
  boolean mayBeIn(Pairs text);

  /** Plain words; those of one character are in every text. */
  final class Word implements Need {

    private final int[] pairs;

    Word(String word) {
      this.pairs = Pairs.of(word);
    }

    @Override
    public boolean mayBeIn(Pairs text) {
      return text.hasAll(pairs);
    }
  }

  /** Each of these. */
  record All(List<Need> needs) implements Need {
    @Override
    public boolean mayBeIn(Pairs text) {
      for (Need need : needs) {
        if (!need.mayBeIn(text)) {
          return false;
        }
      }
      return true;
    }
  }

  /** At least one of these. */
  record Any(List<Need> needs) implements Need {
    @Override
    public boolean mayBeIn(Pairs text) {
      for (Need need : needs) {
        if (need.mayBeIn(text)) {
          return true;
        }
      }
      return false;
    }
  }
}
