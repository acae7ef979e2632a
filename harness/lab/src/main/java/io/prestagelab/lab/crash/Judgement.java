package io.prestagelab.lab.crash;

import io.prestagelab.image.crash.CrashState;
import java.util.List;

/**
 * What the kickstart's own check said of a state, and what is true.
 *
 * @param state the state
 * @param finished whether the prestaging had said before the cut that it was done
 * @param accepted whether the check made the bundle the source of packages
 * @param lines what it said
 * @param differing files of the bundle that are not the source's, if it was accepted
 * @param harmed what is wrong with another release's files; empty if nothing is
 */
record Judgement(
    CrashState state,
    boolean finished,
    boolean accepted,
    List<String> lines,
    List<String> differing,
    List<String> harmed) {

  /** A rule that no state may break. */
  enum Rule {
    /** Never a local install from a bundle that is not whole. */
    ONLY_WHOLE("a bundle that is not whole was accepted"),
    /** A finished prestaging stays finished. */
    FINISHED("a finished prestaging was not accepted"),
    /** Never a neighbour's release harmed. */
    NEIGHBOURS("another release's files are harmed");

    private final String broken;

    Rule(String broken) {
      this.broken = broken;
    }

    /** Its breach, for people. */
    String broken() {
      return broken;
    }
  }

  /** Copies its lists. */
  Judgement {
    lines = List.copyOf(lines);
    differing = List.copyOf(differing);
    harmed = List.copyOf(harmed);
  }

  /** The rules that the state breaks. */
  List<Rule> broken() {
    return java.util.stream.Stream.of(Rule.values()).filter(this::breaks).toList();
  }

  private boolean breaks(Rule rule) {
    return switch (rule) {
      case ONLY_WHOLE -> accepted && !differing.isEmpty();
      case FINISHED -> finished && !accepted;
      case NEIGHBOURS -> !harmed.isEmpty();
    };
  }

  /** Whether it was accepted or, by its last words, why not. */
  String outcome() {
    return accepted ? "accepted" : "rejected: " + lastWords();
  }

  private String lastWords() {
    String last = lines.isEmpty() ? "the check said nothing" : lines.get(lines.size() - 1);
    return last.replaceFirst("^[-0-9]+ [0-9:.]+ - ", "");
  }
}
