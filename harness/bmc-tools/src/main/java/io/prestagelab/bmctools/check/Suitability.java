package io.prestagelab.bmctools.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether one client installs with this BMC.
 *
 * @param client whose verdict this is
 * @param answer yes, with conditions, no
 * @param step where it stops; absent if it does not
 * @param reasons the conditions, or why it stops
 */
public record Suitability(
    Client client, Answer answer, Optional<Stage> step, List<String> reasons) {

  /** The short form. */
  public enum Answer {
    INSTALLS("installs"),
    CONDITIONS("installs with conditions"),
    WILL_NOT("will not install");

    private final String words;

    Answer(String words) {
      this.words = words;
    }

    /** The answer in words. */
    public String words() {
      return words;
    }
  }

  public Suitability {
    reasons = List.copyOf(reasons);
  }

  static Suitability of(Client client, List<CheckResult> findings) {
    Optional<CheckResult> first =
        findings.stream()
            .filter(finding -> finding.effects().stop(client))
            .min(Comparator.comparing(finding -> finding.check().stage()));
    if (first.isPresent()) {
      CheckResult stop = first.get();
      return new Suitability(
          client, Answer.WILL_NOT, Optional.of(stop.check().stage()), List.of(stop.consequence()));
    }
    List<String> conditions =
        findings.stream()
            .filter(finding -> finding.effects().condition(client))
            .map(CheckResult::consequence)
            .distinct()
            .toList();
    return new Suitability(
        client,
        conditions.isEmpty() ? Answer.INSTALLS : Answer.CONDITIONS,
        Optional.empty(),
        conditions);
  }

  /** One line: {@code will not install, at step "power off": …}. */
  public String line() {
    String at = step.map(stage -> ", at step \"" + stage.title() + "\"").orElse("");
    return answer.words() + at + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons));
  }
}
