package io.prestagelab.runs.diagnose;

import io.prestagelab.runs.RunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the logs of an installation and says what happened. The rules are the document's, "Debug
 * options" and "Debugging a Rejected Local Install", and today's texts of the same steps.
 */
public final class Diagnostician {

  private static final int SHOWN = 6;

  private final Catalogue catalogue;
  private final Supplier<Pairs> pairs;

  /** Knows the whole catalogue. */
  public Diagnostician() {
    this(Pairs::new, new Vocabulary());
  }

  /**
   * @param pairs what leaves out phrases that a line cannot have; with {@link Pairs#every} none
   * @param vocabulary what leaves out expressions; with {@link Vocabulary#every} none
   */
  Diagnostician(Supplier<Pairs> pairs, Vocabulary vocabulary) {
    this.pairs = pairs;
    this.catalogue = Catalogue.load(vocabulary);
  }

  /**
   * Diagnoses files, folders and archives as one story.
   *
   * @throws RunException if one is not there or holds no line
   */
  public Diagnosis diagnose(List<Path> paths) {
    Sightings sightings = new Sightings(catalogue, pairs.get());
    LogFiles files = new LogFiles(new Interleaving(new UnfoldedLines(sightings)));
    paths.forEach(files::read);
    if (sightings.lines() == 0 && files.notes().isEmpty()) {
      throw new RunException(
          "there is no line of text in " + paths + "; give the logs of an installation");
    }
    return judge(sightings, files);
  }

  /** The ids of all causes that can be found. */
  public List<String> causes() {
    return catalogue.causes().stream().map(Cause::id).toList();
  }

  /** The lines that prove a cause, as the catalogue has them: with holes such as {@code {file}}. */
  public List<String> linesOf(String cause) {
    return catalogue.cause(cause).lines();
  }

  private Diagnosis judge(Sightings sightings, LogFiles files) {
    List<Sighting> seen = new ArrayList<>(sightings.current());
    new InstallLoop(catalogue, sightings).find().ifPresent(seen::add);
    List<Finding> findings = new Findings(catalogue, seen).list();
    Optional<Finding> main = findings.stream().findFirst();
    Outcome ending = ending(seen);
    Outcome outcome = main.map(finding -> outcome(finding, ending)).orElse(ending);
    double sure =
        main.map(new Sureness(catalogue, seen, findings)::of).orElse(withoutCause(outcome));
    return new Diagnosis(
        outcome,
        install(ending, findings),
        whyNotLocal(ending, findings),
        main.map(Finding::phase).orElseGet(() -> lastPhase(sightings)),
        main.map(finding -> finding.cause().id()).orElse(without(outcome)),
        main.map(Finding::title).orElseGet(() -> endingWords(outcome)),
        main.map(finding -> finding.advice(sure >= Sureness.CERTAIN))
            .orElseGet(() -> endingAdvice(outcome)),
        sure,
        main.map(this::proof).orElseGet(() -> endingProof(seen)),
        main.map(finding -> new NextBest(catalogue, seen).of(finding)).orElse(List.of()),
        findings.stream().skip(1).map(this::other).toList(),
        sightings.lastProgress().map(this::place).orElse(null),
        sightings.firstError().map(line -> place(line, "")).orElse(null),
        sightings.mostAttempts(),
        files.notes(),
        sightings.lines(),
        files.bytes());
  }

  private static double withoutCause(Outcome outcome) {
    return outcome == Outcome.UNKNOWN ? 0.0 : 0.97;
  }

  private static Outcome outcome(Finding main, Outcome ending) {
    return main.cause().leadsTo() == Outcome.FAILED
        ? Outcome.FAILED
        : ending == Outcome.LOCAL ? Outcome.LOCAL : Outcome.REMOTE;
  }

  /** The last decision that the lines show. */
  private Outcome ending(List<Sighting> seen) {
    Sighting last = null;
    for (Sighting sighting : seen) {
      if (outcomeOf(sighting) != null && (last == null || !sighting.isBefore(last))) {
        last = sighting;
      }
    }
    return last == null ? Outcome.UNKNOWN : Objects.requireNonNull(outcomeOf(last));
  }

  private @Nullable Outcome outcomeOf(Sighting sighting) {
    return sighting.signature().kind() == Signature.Kind.MARK
        ? catalogue.mark(sighting.signature().id()).outcome()
        : null;
  }

  private static String install(Outcome ending, List<Finding> findings) {
    return switch (ending) {
      case LOCAL -> "local";
      case REMOTE -> "remote";
      default ->
          findings.stream().anyMatch(f -> f.cause().leadsTo() == Outcome.REMOTE)
              ? "remote"
              : "unknown";
    };
  }

  private static String whyNotLocal(Outcome ending, List<Finding> findings) {
    return ending == Outcome.LOCAL
        ? ""
        : findings.stream()
            .filter(finding -> finding.cause().leadsTo() == Outcome.REMOTE)
            .findFirst()
            .map(Finding::title)
            .orElse("");
  }

  private Phase lastPhase(Sightings sightings) {
    return sightings.lastProgress().map(Sighting::context).orElse(Phase.UNKNOWN);
  }

  private static String without(Outcome outcome) {
    return switch (outcome) {
      case LOCAL, PRESTAGED -> Diagnosis.NO_CAUSE;
      default -> Diagnosis.UNKNOWN_CAUSE;
    };
  }

  private static String endingWords(Outcome outcome) {
    return switch (outcome) {
      case LOCAL -> "Local install: the packages came from the Install Bundle";
      case PRESTAGED -> "The prestaging is complete";
      case REMOTE -> "Remote install; the logs do not say why it was not local";
      default -> "The logs do not say what went wrong";
    };
  }

  private static String endingAdvice(Outcome outcome) {
    return switch (outcome) {
      case LOCAL, PRESTAGED -> "Nothing to do.";
      case REMOTE ->
          "Add the log of the local install check: sudo cat /var/log/anaconda/ks* | grep Miniboot | sort";
      default ->
          "Add more logs: /tmp/program.log, /tmp/ks*.log or /var/log/anaconda, and the serial console.";
    };
  }

  private List<Diagnosis.Place> proof(Finding finding) {
    return finding.lines().stream().limit(SHOWN).map(line -> place(line, "")).toList();
  }

  private List<Diagnosis.Place> endingProof(List<Sighting> seen) {
    List<Diagnosis.Place> places = new ArrayList<>();
    seen.stream()
        .filter(sighting -> outcomeOf(sighting) != null)
        .limit(SHOWN)
        .map(this::place)
        .forEach(places::add);
    return places;
  }

  private Diagnosis.Other other(Finding finding) {
    return new Diagnosis.Other(
        finding.cause().id(), finding.phase(), finding.title(), place(finding.first().line(), ""));
  }

  private Diagnosis.Place place(Sighting mark) {
    return place(mark.line(), catalogue.mark(mark.signature().id()).says());
  }

  private static Diagnosis.Place place(LogLine line, String says) {
    return new Diagnosis.Place(line.file(), line.number(), line.text().strip(), says);
  }
}
