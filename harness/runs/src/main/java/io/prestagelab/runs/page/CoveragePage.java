package io.prestagelab.runs.page;

import io.prestagelab.runs.coverage.Coverage;
import io.prestagelab.runs.coverage.KickstartCoverage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The page of a coverage: each kickstart with its lines coloured, its failure messages with the
 * scenarios that showed them, and a list of the others.
 */
public final class CoveragePage {
  private final List<String> scenarios;
  private final Coverage coverage;

  /** A page of {@code coverage}. */
  public CoveragePage(Coverage coverage) {
    this.coverage = coverage;
    this.scenarios = new ArrayList<>(coverage.scenarios());
  }

  /**
   * A line.
   *
   * @param text the kickstart's
   * @param state 0 cannot run, 1 can and did not, 2 ran, 3 can and did not for a reason
   * @param by scenarios that ran it, by their numbers
   * @param why the reason, or nothing
   */
  private record Line(String text, int state, List<Integer> by, String why) {}

  private record Message(int line, String text, String by, List<Integer> scenarios, String why) {}

  private record Script(
      String name, int total, int covered, int excused, List<Line> lines, List<Message> messages) {}

  private record Data(
      List<String> scenarios, List<Script> scripts, Map<String, Set<Integer>> included) {}

  /** Writes it; an older one is replaced at the end. */
  public void write(Path file) {
    List<Script> scripts = coverage.kickstarts().stream().map(this::script).toList();
    new PageTemplate("coverage.html")
        .write(file, new Data(scenarios, scripts, coverage.included()));
  }

  private Script script(KickstartCoverage kickstart) {
    List<Line> lines = new ArrayList<>();
    Set<Integer> executable = Set.copyOf(kickstart.executable());
    Map<Integer, String> reasons = kickstart.reasons();
    for (int i = 1; i <= kickstart.lines().size(); i++) {
      Set<String> by = kickstart.ran().getOrDefault(i, Set.of());
      String why = reasons.getOrDefault(i, "");
      int state = !executable.contains(i) ? 0 : !by.isEmpty() ? 2 : why.isEmpty() ? 1 : 3;
      lines.add(new Line(kickstart.lines().get(i - 1), state, numbers(by), why));
    }
    List<Message> messages =
        kickstart.messages().stream()
            .map(
                each ->
                    new Message(
                        each.line(),
                        each.text(),
                        each.by(),
                        numbers(each.scenarios()),
                        reasons.getOrDefault(each.line(), "")))
            .toList();
    return new Script(
        kickstart.name(), kickstart.total(), kickstart.covered(), reasons.size(), lines, messages);
  }

  private List<Integer> numbers(Set<String> names) {
    return names.stream().map(scenarios::indexOf).toList();
  }
}
