package io.prestagelab.runs.diagnose;

import java.util.List;

/** How sure a cause is, from 0 to 1. */
final class Sureness {

  /** From here on a cause is called certain. */
  static final double CERTAIN = 0.9;

  /**
   * Nobody is certain by hints alone, of two causes that do not explain each other, or of an end.
   */
  private static final double DOUBTED = 0.15;

  /** Nobody is certain of the cause who only knows that something went wrong. */
  private static final double SYMPTOM = 0.4;

  private static final double GUESSED = 0.5;

  private static final double SYMPTOM_WITH_REASON = 0.2;

  private final Catalogue catalogue;
  private final List<Sighting> seen;
  private final List<Finding> findings;

  /**
   * @param findings all, of which some may be rivals
   */
  Sureness(Catalogue catalogue, List<Sighting> seen, List<Finding> findings) {
    this.catalogue = catalogue;
    this.seen = seen;
    this.findings = findings;
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
    if (!finding.proven() || finding.cause().aftermath() || hasRival(finding)) {
      doubt = Math.max(doubt, DOUBTED);
    }
    if (finding.cause().symptom()) {
      doubt = Math.max(doubt, finding.why().isEmpty() ? SYMPTOM : SYMPTOM_WITH_REASON);
    }
    if (finding.guessed()) {
      doubt = Math.max(doubt, GUESSED);
    }
    return Math.round((1 - Math.min(doubt, 0.9)) * 100) / 100.0;
  }

  /** A cause as well proven, which this one does not explain and the other way round. */
  private boolean hasRival(Finding finding) {
    return findings.stream()
        .filter(other -> !other.cause().equals(finding.cause()) && other.proven() && other.exact())
        .anyMatch(
            other ->
                other.cause().leadsTo() == finding.cause().leadsTo()
                    && !other.cause().symptom()
                    && !other.cause().aftermath()
                    && !finding.cause().neighbours().containsKey(other.cause().id()));
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
