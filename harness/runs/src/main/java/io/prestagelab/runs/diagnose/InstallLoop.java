package io.prestagelab.runs.diagnose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees that a server installs again and again: of one file's attempts at least two were completed,
 * and yet another one has begun. It is a hint only, as somebody may have wanted that.
 */
final class InstallLoop {

  private static final int COMPLETED = 2;
  private static final String CAUSE = "install-loop";

  private final Catalogue catalogue;
  private final Sightings sightings;

  InstallLoop(Catalogue catalogue, Sightings sightings) {
    this.catalogue = catalogue;
    this.sightings = sightings;
  }

  /** The line with which the last attempt of such a file begins. */
  Optional<Sighting> find() {
    Map<String, Integer> completed = new HashMap<>();
    for (Sighting earlier : sightings.earlier()) {
      if (isCompletion(earlier)) {
        completed.merge(earlier.line().file(), 1, Integer::sum);
      }
    }
    List<Sighting> current = sightings.current();
    return current.stream()
        .filter(seen -> completed.getOrDefault(seen.line().file(), 0) >= COMPLETED)
        .filter(seen -> seen.signature().kind() == Signature.Kind.MARK)
        .filter(seen -> catalogue.mark(seen.signature().id()).begins() > 0)
        .findFirst()
        .map(InstallLoop::hint);
  }

  private boolean isCompletion(Sighting seen) {
    if (seen.signature().kind() != Signature.Kind.MARK) {
      return false;
    }
    Outcome outcome = catalogue.mark(seen.signature().id()).outcome();
    return outcome == Outcome.LOCAL || outcome == Outcome.REMOTE;
  }

  private static Sighting hint(Sighting begin) {
    return new Sighting(
        new Signature(CAUSE, Signature.Kind.HINT),
        begin.line(),
        begin.exact(),
        begin.holes(),
        begin.attempt(),
        begin.context(),
        begin.time(),
        begin.order());
  }
}
