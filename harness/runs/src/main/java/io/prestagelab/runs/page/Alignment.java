package io.prestagelab.runs.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two lists of moments side by side: the longest sequence that both have in common, and between its
 * members what only one of them has.
 */
final class Alignment {
  private static final int LONGEST = 3_000;

  private Alignment() {}

  /**
   * A moment of a run that can be compared.
   *
   * @param time milliseconds since the run's start
   * @param lane which witness tells it
   * @param key what has to be equal
   * @param text what is shown
   */
  record Moment(long time, String lane, String key, String text) {}

  /**
   * One line of the comparison.
   *
   * @param lane which witness tells it
   * @param left of the first run, or null
   * @param right of the second run, or null
   * @param order whether the other run has it too, at another place
   */
  record Pair(String lane, @Nullable Moment left, @Nullable Moment right, boolean order) {

    boolean differs() {
      return (left == null || right == null) && !order;
    }

    long time() {
      Moment there = left == null ? right : left;
      return there == null ? 0 : there.time();
    }
  }

  /** The pairs of two lists of the same lane; of very long ones the beginnings. */
  static List<Pair> of(String lane, List<Moment> left, List<Moment> right) {
    List<Moment> a = left.subList(0, Math.min(LONGEST, left.size()));
    List<Moment> b = right.subList(0, Math.min(LONGEST, right.size()));
    int[][] common = common(a, b);
    List<Pair> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).key().equals(b.get(j).key())) {
        pairs.add(new Pair(lane, a.get(i++), b.get(j++), false));
      } else if (j >= b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        pairs.add(new Pair(lane, a.get(i++), null, false));
      } else {
        pairs.add(new Pair(lane, null, b.get(j++), false));
      }
    }
    return withOrder(pairs);
  }

  /** For each pair of rests, how long their longest common sequence is. */
  private static int[][] common(List<Moment> a, List<Moment> b) {
    int[][] length = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        length[i][j] =
            a.get(i).key().equals(b.get(j).key())
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }

  /** What both have, but at different places, is no difference: threads of a run race. */
  private static List<Pair> withOrder(List<Pair> pairs) {
    Map<String, Integer> balance = new HashMap<>();
    for (Pair pair : pairs) {
      if (pair.right() == null && pair.left() != null) {
        balance.merge("l" + pair.left().key(), 1, Integer::sum);
      } else if (pair.left() == null && pair.right() != null) {
        balance.merge("r" + pair.right().key(), 1, Integer::sum);
      }
    }
    return pairs.stream().map(pair -> moved(pair, balance)).toList();
  }

  private static Pair moved(Pair pair, Map<String, Integer> balance) {
    Moment left = pair.left();
    Moment right = pair.right();
    if (left != null && right != null) {
      return pair;
    }
    String other = left != null ? "r" + left.key() : right != null ? "l" + right.key() : "";
    boolean both = balance.getOrDefault(other, 0) > 0;
    return both ? new Pair(pair.lane(), left, right, true) : pair;
  }
}
