package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The causes that one is easily mistaken for, and what rules them out. */
final class NextBest {

  private final Catalogue catalogue;
  private final List<Sighting> seen;

  NextBest(Catalogue catalogue, List<Sighting> seen) {
    this.catalogue = catalogue;
    this.seen = seen;
  }

  List<Diagnosis.RuledOut> of(Finding finding) {
    List<Diagnosis.RuledOut> dropped = new ArrayList<>();
    finding.cause().neighbours().forEach((cause, mark) -> dropped.add(weigh(cause, mark)));
    return List.copyOf(dropped);
  }

  private Diagnosis.RuledOut weigh(String cause, String mark) {
    Cause other = catalogue.cause(cause);
    String title =
        other
            .title()
            .replaceAll(" ?[(:][^()]*\\{[^}]*}.*| \\{[^}]*}$", "")
            .replaceAll("\\{([^}]*)}", "$1");
    return new Diagnosis.RuledOut(cause, title, against(mark));
  }

  private String against(String mark) {
    Optional<Sighting> line =
        seen.stream()
            .filter(
                sighting -> sighting.signature().equals(new Signature(mark, Signature.Kind.MARK)))
            .findFirst();
    return line.map(sighting -> catalogue.mark(mark).says() + " (" + where(sighting.line()) + ")")
        .orElse("no line speaks for it");
  }

  private static String where(LogLine line) {
    return line.file() + ":" + line.number();
  }
}
