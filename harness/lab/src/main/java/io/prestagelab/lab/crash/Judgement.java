package io.prestagelab.lab.crash;

import io.prestagelab.image.crash.CrashState;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the kickstart's own check said of a state, and what is true.
 *
 * @param state the state
 * @param claim what was true before the cut, and has to be accepted for it
 * @param taken what the check made the source of packages
 * @param lines what it said
 * @param wrong what is wrong with the bundle or its file system, if it was accepted; empty if
 *     nothing is
 * @param harmed what is wrong with another release's files; empty if nothing is
 */
record Judgement(
    CrashState state,
    Claim claim,
    Taken taken,
    List<String> lines,
    List<String> wrong,
    List<String> harmed) {

  private static final String TIME = "^[-0-9]+ [0-9:.]+ ";
  private static final Pattern HEADER = Pattern.compile(TIME + "- ");
  private static final Pattern ERROR = Pattern.compile(TIME + "\\w+ +\\S+ +error: ");
  private static final Pattern LAT_HEADER =
      Pattern.compile(TIME + "\\w+ +\\S+ +\\w+: (?:(?:controller|All-in-one)\\S* )?");

  /** What was true before a cut. */
  enum Claim {
    /** Nothing that would have to be accepted. */
    NONE,
    /** An older bundle of the same release was whole before the prestaging began. */
    OLDER_BUNDLE,
    /** The prestaging had said that it was done. */
    FINISHED
  }

  /** What the check took for the source of packages. */
  enum Taken {
    /** It rejected what was there. */
    NOTHING("rejected"),
    /** A bundle that was whole before the prestaging began. */
    OLDER_BUNDLE("accepted: the bundle that was there before"),
    /** A bundle that has to be the prestaged one. */
    BUNDLE("accepted");

    private final String words;

    Taken(String words) {
      this.words = words;
    }
  }

  /** A rule that no state may break. */
  enum Rule {
    /** Never a local install from a bundle that is not whole. */
    ONLY_WHOLE("a bundle that is not whole was accepted"),
    /** A finished prestaging stays finished. */
    FINISHED("a finished prestaging was not accepted"),
    /** An older bundle stays until the new one is whole. */
    KEPT("an older bundle was lost before the new one was whole"),
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
    wrong = List.copyOf(wrong);
    harmed = List.copyOf(harmed);
  }

  /** The rules that the state breaks. */
  List<Rule> broken() {
    return java.util.stream.Stream.of(Rule.values()).filter(this::breaks).toList();
  }

  private boolean breaks(Rule rule) {
    return switch (rule) {
      case ONLY_WHOLE -> accepted() && !wrong.isEmpty();
      case FINISHED -> claim == Claim.FINISHED && !accepted();
      case KEPT -> claim == Claim.OLDER_BUNDLE && !accepted();
      case NEIGHBOURS -> !harmed.isEmpty();
    };
  }

  /** Whether Miniboot would install from the disk. */
  boolean accepted() {
    return taken != Taken.NOTHING;
  }

  /** Whether it was accepted or, by its last words, why not. */
  String outcome() {
    return accepted() ? taken.words : "%s: %s".formatted(taken.words, lastWords());
  }

  /**
   * The first line that calls itself an error, or else the last one. miniboot.cfg has no words for
   * a repository that is not there.
   */
  private String lastWords() {
    String last = lines.isEmpty() ? "the check said nothing" : lines.get(lines.size() - 1);
    return lines.stream()
        .filter(line -> ERROR.matcher(line).find())
        .findFirst()
        .map(line -> LAT_HEADER.matcher(line).replaceFirst(""))
        .orElse(
            LAT_HEADER.matcher(last).find()
                ? "no prestaged repository was found"
                : HEADER.matcher(last).replaceFirst(""));
  }
}
