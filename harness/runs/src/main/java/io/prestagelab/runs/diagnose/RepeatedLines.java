package io.prestagelab.runs.diagnose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which known lines of one installation's logs came again in another's. */
public final class RepeatedLines {
  private static final Set<Signature.Kind> TELLING =
      Set.of(Signature.Kind.MARK, Signature.Kind.PROOF, Signature.Kind.HINT, Signature.Kind.FRAME);

  private final Catalogue catalogue = Catalogue.load();
  private final Map<String, LogLine> seen = new HashMap<>();
  private final Map<String, LogLine> causes = new HashMap<>();

  /**
   * A line that was looked for.
   *
   * @param again where it came again, {@code file:line}; empty if it did not
   * @param text how it read there
   * @param otherWords whether it is another known line of the same cause
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
        causes.putIfAbsent(entry.meaning().id(), line);
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

  /** A line in a program's frame is the same only if it says the same but for numbers in it. */
  private static String key(PhraseIndex.Entry<Signature> entry, String line) {
    if (entry.meaning().kind() != Signature.Kind.FRAME) {
      return entry.phrase().toString();
    }
    Map<String, String> holes = entry.phrase().match(LineText.normal(line)).orElse(Map.of());
    String said = holes.getOrDefault("text", "").replaceAll("\\d+", "#");
    return entry.phrase() + "|" + holes.getOrDefault("status", "") + "|" + said;
  }

  /** Whether this line of the earlier installation came again, with whatever times and names. */
  public Repeat of(String line) {
    List<PhraseIndex.Entry<Signature>> phrases = known(line);
    Optional<LogLine> same =
        phrases.stream()
            .map(entry -> seen.get(key(entry, line)))
            .filter(Objects::nonNull)
            .findFirst();
    Optional<LogLine> again =
        same.or(
            () ->
                phrases.stream()
                    .map(entry -> causes.get(entry.meaning().id()))
                    .filter(Objects::nonNull)
                    .findFirst());
    return again
        .map(l -> new Repeat(line, l.file() + ":" + l.number(), l.text().strip(), same.isEmpty()))
        .orElseGet(() -> new Repeat(line, "", "", false));
  }
}
