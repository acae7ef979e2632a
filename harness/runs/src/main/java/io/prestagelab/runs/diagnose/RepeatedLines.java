package io.prestagelab.runs.diagnose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which known lines of one installation's logs came again in another's. */
public final class RepeatedLines {
  private static final Set<Signature.Kind> TELLING =
      Set.of(Signature.Kind.MARK, Signature.Kind.PROOF, Signature.Kind.HINT, Signature.Kind.FRAME);

  private static final int MOST = 100;

  private final Catalogue catalogue = Catalogue.load();
  private final Map<String, LogLine> seen = new HashMap<>();
  private final Map<String, List<Shown>> causes = new HashMap<>();

  /** A line that proves a cause, and the phrase that it has. */
  private record Shown(LogLine line, Phrase phrase) {}

  /**
   * A line that was looked for.
   *
   * @param again where it came again, {@code file:line}; empty if it did not
   * @param text how it read there
   * @param otherWords whether it is another known line of the same cause that says the same of it:
   *     status, reason, what was to be switched
   */
  public record Repeat(String line, String again, String text, boolean otherWords) {
    /** Whether it came again. */
    public boolean came() {
      return !again.isEmpty();
    }
  }

  /** Reads the logs of the later installation. */
  public RepeatedLines(List<Path> logs) {
    LogFiles files = new LogFiles(new Interleaving(new UnfoldedLines(this::read)));
    logs.forEach(files::read);
  }

  private void read(LogLine line) {
    for (PhraseIndex.Entry<Signature> entry : known(line.text())) {
      seen.putIfAbsent(key(entry, line.text()), line);
      if (entry.meaning().kind() == Signature.Kind.PROOF) {
        show(entry, line);
      }
    }
  }

  private List<PhraseIndex.Entry<Signature>> known(String text) {
    String normal = LineText.normal(text);
    String once = LineText.withoutRepeats(normal);
    List<PhraseIndex.Entry<Signature>> known = new ArrayList<>();
    for (PhraseIndex.Entry<Signature> entry : catalogue.index().candidates(once)) {
      if (TELLING.contains(entry.meaning().kind())
          && (entry.phrase().match(normal).isPresent() || entry.phrase().matchesNearly(once))) {
        known.add(entry);
      }
    }
    return known;
  }

  /** Names and times may differ; a line that gives another reason is another, but for numbers. */
  private String key(PhraseIndex.Entry<Signature> entry, String line) {
    String text = LineText.normal(line);
    Map<String, String> holes = entry.phrase().match(text).orElse(Map.of());
    String key = entry.phrase() + Tenor.of(holes);
    return entry.meaning().kind() == Signature.Kind.FRAME ? key + framed(text, holes) : key;
  }

  /** A request is one to the same end; of a form without a place for the text all of it counts. */
  private String framed(String text, Map<String, String> holes) {
    if (holes.containsKey("url")) {
      return "|"
          + catalogue.steps().of(holes.getOrDefault("method", ""), holes.getOrDefault("url", ""));
    }
    return holes.containsKey("text") || holes.containsKey("status")
        ? ""
        : text.toLowerCase(Locale.ROOT).replaceAll("\\S+://\\S+", "@").replaceAll("\\d+", "#");
  }

  private void show(PhraseIndex.Entry<Signature> entry, LogLine line) {
    List<Shown> shown = causes.computeIfAbsent(entry.meaning().id(), id -> new ArrayList<>());
    if (shown.size() < MOST) {
      shown.add(new Shown(line, entry.phrase()));
    }
  }

  /**
   * Whether this line of the earlier installation came again, with whatever times and names.
   *
   * @param cause what the line proved there
   */
  public Repeat of(String line, String cause) {
    List<PhraseIndex.Entry<Signature>> phrases = known(line);
    Optional<LogLine> same =
        phrases.stream()
            .map(entry -> seen.get(key(entry, line)))
            .filter(Objects::nonNull)
            .findFirst();
    Optional<LogLine> again = same.or(() -> alike(line, cause, phrases));
    return again
        .map(l -> new Repeat(line, l.file() + ":" + l.number(), l.text().strip(), same.isEmpty()))
        .orElseGet(() -> new Repeat(line, "", "", false));
  }

  /**
   * A line of the same cause, in other words, that says of it what this one says. One in a
   * program's frame must say something that can be compared.
   */
  private Optional<LogLine> alike(
      String line, String cause, List<PhraseIndex.Entry<Signature>> phrases) {
    Tenor said = Tenor.of(line, catalogue);
    boolean proves =
        phrases.stream()
            .anyMatch(entry -> entry.meaning().equals(new Signature(cause, Signature.Kind.PROOF)));
    if (!proves && said.isEmpty()) {
      return Optional.empty();
    }
    return causes.getOrDefault(cause, List.of()).stream()
        .filter(other -> phrases.stream().noneMatch(entry -> entry.phrase() == other.phrase))
        .map(Shown::line)
        .filter(other -> said.isIn(Tenor.of(other.text(), catalogue)))
        .findFirst();
  }
}
