package io.prestagelab.lab.crash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which of the judged states get whole runs: of different outcomes first, then of different stages.
 */
final class WholeSample {
  private WholeSample() {}

  /**
   * At most {@code count} of those that break no rule, the same ones each time.
   *
   * @param stage what the installer had logged before a state's cut
   */
  static List<Judgement> choose(List<Judgement> all, Function<Judgement, String> stage, int count) {
    // an accepted state is what a server would be installed from
    List<Judgement> left =
        new ArrayList<>(
            all.stream()
                .filter(each -> each.broken().isEmpty())
                .sorted(Comparator.comparing(Judgement::accepted).reversed())
                .toList());
    List<Judgement> chosen = new ArrayList<>();
    Set<String> outcomes = new HashSet<>();
    Set<String> stages = new HashSet<>();
    while (chosen.size() < count && !left.isEmpty()) {
      // the first of those that are worth the most
      Judgement next =
          left.stream()
              .min(
                  Comparator.<Judgement, Boolean>comparing(
                          each -> outcomes.contains(each.outcome()))
                      .thenComparing(each -> stages.contains(stage.apply(each))))
              .orElseThrow();
      left.remove(next);
      chosen.add(next);
      outcomes.add(next.outcome());
      stages.add(stage.apply(next));
    }
    return chosen;
  }
}
