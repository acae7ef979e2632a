package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which causes the sightings show, the one that explains the others first. */
final class Findings {

  private final Comparator<Finding> order =
      Comparator.comparing((Finding f) -> f.cause().leadsTo() != Outcome.FAILED)
          .thenComparing(f -> f.cause().symptom())
          .thenComparing(this::yields)
          .thenComparing(f -> !f.proven())
          .thenComparing(f -> !f.exact())
          .thenComparing(Finding::level)
          .thenComparing(f -> f.first().order());

  private final Catalogue catalogue;
  private final List<Sighting> sightings;
  private final Reasons reasons;
  private List<Finding> explaining = List.of();

  Findings(Catalogue catalogue, List<Sighting> sightings) {
    this.catalogue = catalogue;
    this.reasons = new Reasons(catalogue, sightings);
    this.sightings = sightings;
  }

  /** All that count, in order. */
  List<Finding> list() {
    List<Finding> found = new ArrayList<>();
    for (Cause cause : catalogue.causes()) {
      List<Sighting> seen = sightingsOf(cause);
      if (!seen.isEmpty() && fits(cause)) {
        found.add(finding(cause, seen));
      }
    }
    dropGuesses(found);
    Set<String> hidden = new HashSet<>();
    found.forEach(finding -> hidden.addAll(finding.cause().hides()));
    found.removeIf(finding -> hidden.contains(finding.cause().id()));
    explaining = List.copyOf(found);
    found.sort(order);
    return found;
  }

  /** What things ended in gives way to what was seen of another cause shortly before it. */
  private boolean yields(Finding finding) {
    return finding.cause().aftermath()
        && explaining.stream()
            .filter(other -> !other.guessed())
            .filter(other -> !other.cause().symptom() && !other.cause().aftermath())
            .anyMatch(other -> isShortlyBefore(other.first(), finding.first()));
  }

  private static boolean isShortlyBefore(Sighting one, Sighting other) {
    return one.line().file().equals(other.line().file())
        && one.line().number() <= other.line().number()
        && one.line().number() >= other.line().number() - Reasons.NEAR;
  }

  /** A guess counts only if nothing else tells anything. */
  private void dropGuesses(List<Finding> found) {
    boolean told =
        found.stream().anyMatch(finding -> !finding.guessed() && !finding.cause().aftermath())
            || sightings.stream().anyMatch(this::isEnding);
    if (told) {
      found.removeIf(Finding::guessed);
    }
  }

  private Finding finding(Cause cause, List<Sighting> seen) {
    Reasons.Why why = reasons.of(cause, seen);
    return new Finding(cause, seen, phase(cause, seen.get(0)), why.words(), why.remedy());
  }

  private List<Sighting> sightingsOf(Cause cause) {
    return sightings.stream()
        .filter(seen -> seen.signature().id().equals(cause.id()))
        .filter(Findings::shows)
        .filter(seen -> !overtaken(cause, seen))
        .sorted(
            Comparator.comparing((Sighting seen) -> seen.signature().kind())
                .thenComparing(seen -> !seen.exact())
                .thenComparing(Sighting::level)
                .thenComparing(Sighting::order))
        .toList();
  }

  private static boolean shows(Sighting seen) {
    return switch (seen.signature().kind()) {
      case PROOF, HINT, GUESS -> true;
      default -> false;
    };
  }

  /** A failure that a later ending or step contradicts belongs to an earlier story. */
  private boolean overtaken(Cause cause, Sighting seen) {
    return cause.leadsTo() == Outcome.FAILED
        && sightings.stream()
            .filter(
                later ->
                    isEnding(later)
                        || isMarkOf(cause.until(), later)
                        || (isGuess(seen) && later.signature().kind() == Signature.Kind.MARK))
            .anyMatch(seen::isBefore);
  }

  private static boolean isGuess(Sighting seen) {
    return seen.signature().kind() == Signature.Kind.GUESS;
  }

  private static boolean isMarkOf(List<String> marks, Sighting seen) {
    return seen.signature().kind() == Signature.Kind.MARK && marks.contains(seen.signature().id());
  }

  private boolean isEnding(Sighting seen) {
    return seen.signature().kind() == Signature.Kind.MARK
        && catalogue.mark(seen.signature().id()).outcome() != null;
  }

  private boolean fits(Cause cause) {
    boolean needed = cause.needs().isEmpty() || cause.needs().stream().anyMatch(this::saw);
    return needed && cause.notWith().stream().noneMatch(this::saw);
  }

  private boolean saw(String mark) {
    return sightings.stream()
        .anyMatch(seen -> seen.signature().equals(new Signature(mark, Signature.Kind.MARK)));
  }

  private static Phase phase(Cause cause, Sighting first) {
    return cause.phase() != null ? cause.phase() : first.context();
  }
}
