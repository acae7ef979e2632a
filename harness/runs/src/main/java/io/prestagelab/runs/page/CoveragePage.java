package io.prestagelab.runs.page;

import io.prestagelab.runs.coverage.Coverage;
import io.prestagelab.runs.coverage.KickstartCoverage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * @param state 0 cannot run, 1 can and did not, 2 ran, 3 can and did not for a reason, 4 ran in
   *     another kickstart's section of the same text
   * @param by scenarios that ran it, by their numbers
   * @param why the reason, or the other kickstart, or nothing
   */
  private record Line(String text, int state, List<Integer> by, String why) {}

  private record Message(int line, String text, String by, List<Integer> scenarios, String why) {}

  private record Script(
      String name,
      int total,
      int covered,
      int elsewhere,
      int excused,
      List<Line> lines,
      List<Message> messages) {}

  private record Data(
      List<String> scenarios, List<Script> scripts, Map<String, Set<Integer>> included) {}

  /** Writes it; an older one is replaced at the end. */
  public void write(Path file) {
    List<Script> scripts = coverage.kickstarts().stream().map(this::script).toList();
    new PageTemplate("coverage.html")
        .write(file, new Data(scenarios, scripts, coverage.included()));
  }

  private Script script(KickstartCoverage kickstart) {
    Coverage.Elsewhere elsewhere = coverage.elsewhere(kickstart);
    Map<Integer, String> reasons = kickstart.reasons();
    reasons.keySet().removeAll(elsewhere.lines().keySet());
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= kickstart.lines().size(); i++) {
      lines.add(line(kickstart, i, elsewhere.lines(), reasons));
    }
    List<Message> messages =
        kickstart.messages().stream()
            .map(each -> message(kickstart, each, elsewhere.messages().get(each)))
            .toList();
    return new Script(
        kickstart.name(),
        kickstart.total(),
        kickstart.covered(),
        elsewhere.lines().size(),
        reasons.size(),
        lines,
        messages);
  }

  private Line line(
      KickstartCoverage of, int number, Map<Integer, String> elsewhere, Map<Integer, String> why) {
    Set<String> by = of.ran().getOrDefault(number, Set.of());
    String text = of.lines().get(number - 1);
    if (!by.isEmpty()) {
      return new Line(text, 2, numbers(by), "");
    }
    String other = elsewhere.get(number);
    if (other != null) {
      return new Line(text, 4, List.of(), "the same section of " + other + " ran it");
    }
    String reason = why.getOrDefault(number, "");
    int gap = reason.isEmpty() ? 1 : 3;
    return new Line(text, of.executable().contains(number) ? gap : 0, List.of(), reason);
  }

  private Message message(
      KickstartCoverage of, KickstartCoverage.Message message, @Nullable String other) {
    return new Message(
        message.line(),
        message.text(),
        message.by(),
        numbers(message.scenarios()),
        other == null ? of.reason(message) : "the same section of " + other + " showed it");
  }

  private List<Integer> numbers(Set<String> names) {
    return names.stream().map(scenarios::indexOf).toList();
  }
}
