package io.prestagelab.runs.diagnose;

import java.util.BitSet;
import java.util.List;

/** Which words of a {@link Vocabulary} a text must have to match an expression. */
sealed interface Need {

  Need NOTHING = new All(List.of());

  /** Whether a text with these words may have it: a no is certain. */
  boolean mayBeIn(BitSet text);

  /** A word, by its number. */
  record Word(int number) implements Need {
    @Override
    public boolean mayBeIn(BitSet text) {
      return text.get(number);
    }
  }

  /** Each of these. */
  record All(List<Need> needs) implements Need {
    @Override
    public boolean mayBeIn(BitSet text) {
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
    public boolean mayBeIn(BitSet text) {
      for (Need need : needs) {
        if (need.mayBeIn(text)) {
          return true;
        }
      }
      return false;
    }
  }
}
