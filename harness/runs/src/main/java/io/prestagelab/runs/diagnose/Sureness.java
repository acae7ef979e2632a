package io.prestagelab.runs.diagnose;

import java.util.List;

/** How sure a cause is, from 0 to 1. */
final class Sureness {

  /** Nobody is certain of the cause who only knows that something went wrong. */
  private static final double SYMPTOM = 0.4;

  private static final double GUESSED = 0.5;

  private static final double SYMPTOM_WITH_REASON = 0.2;

  private final Catalogue catalogue;
  private final List<Sighting> seen;

  Sureness(Catalogue catalogue, List<Sighting> seen) {
    this.catalogue = catalogue;
    this.seen = seen;
  }

  /**
   * A line to the letter counts most, a hint least; a second line of the same, and the consequences
   * that the cause must have, add to it.
   */
  double of(Finding finding) {
    double doubt = finding.proven() ? 0.08 : 0.4;
    doubt *= finding.exact() ? 1 : 3;
    doubt *= finding.cause().symptom() ? 4 : 1;
    doubt *= finding.lines().size() > 1 ? 0.5 : 1;
    doubt *= consequenceSeen(finding.cause()) ? 0.5 : 1;
    if (finding.cause().symptom()) {
      doubt = Math.max(doubt, finding.why().isEmpty() ? SYMPTOM : SYMPTOM_WITH_REASON);
    }
    if (finding.guessed()) {
      doubt = Math.max(doubt, GUESSED);
    }
    return Math.round((1 - Math.min(doubt, 0.9)) * 100) / 100.0;
  }

  private boolean consequenceSeen(Cause cause) {
    return seen.stream().anyMatch(sighting -> isConsequence(cause, sighting.signature()));
  }

  private boolean isConsequence(Cause cause, Signature signature) {
    if (signature.kind() != Signature.Kind.MARK) {
      return cause.hides().contains(signature.id());
    }
    boolean gaveUp = signature.id().startsWith("banner-");
    return cause.leadsTo() == Outcome.REMOTE
        ? catalogue.mark(signature.id()).outcome() == Outcome.REMOTE
        : gaveUp;
  }
}
