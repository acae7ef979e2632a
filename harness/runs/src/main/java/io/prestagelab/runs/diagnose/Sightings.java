package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises lines and keeps the first few of each kind, so that memory does not grow with the
 * logs.
 */
final class Sightings implements LineSink {

  private static final int KEPT = 4;

  private final Catalogue catalogue;
  private final Map<String, FileProgress> files = new HashMap<>();
  private final Map<Group, List<Sighting>> groups = new LinkedHashMap<>();
  private @Nullable Sighting lastProgress;
  private @Nullable LogLine firstError;
  private long lines;

  private record Group(Signature signature, String file, int attempt) {}

  Sightings(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void accept(LogLine line) {
    lines++;
    String text = LineText.normal(line.text());
    String once = LineText.withoutRepeats(text);
    List<PhraseIndex.Entry<Signature>> candidates = catalogue.index().candidates(once);
    if (!candidates.isEmpty() && !takeExact(line, text, candidates)) {
      takeNear(line, text, once, candidates);
    }
  }

  private boolean takeExact(
      LogLine line, String text, List<PhraseIndex.Entry<Signature>> candidates) {
    boolean found = false;
    for (PhraseIndex.Entry<Signature> entry : candidates) {
      Optional<Map<String, String>> holes = entry.phrase().match(text);
      if (holes.isPresent()) {
        found |= take(line, text, entry.meaning(), true, holes.get());
      }
    }
    return found;
  }

  private void takeNear(
      LogLine line, String text, String once, List<PhraseIndex.Entry<Signature>> candidates) {
    int most = 1;
    List<Signature> best = new ArrayList<>();
    for (PhraseIndex.Entry<Signature> entry : candidates) {
      boolean error = entry.meaning().kind() == Signature.Kind.ERROR;
      int speaks = error ? 0 : entry.phrase().speaksFor(once);
      if (speaks > most) {
        best.clear();
      }
      if (speaks >= most) {
        most = speaks;
        best.add(entry.meaning());
      }
    }
    best.forEach(signature -> take(line, text, signature, false, Map.of()));
  }

  /** Returns whether the line is a known one, not just an error of some kind. */
  private boolean take(
      LogLine line, String text, Signature signature, boolean exact, Map<String, String> holes) {
    if (signature.kind() == Signature.Kind.ERROR) {
      firstError = firstError == null ? line : firstError;
      return false;
    }
    FileProgress file = files.computeIfAbsent(line.file(), name -> new FileProgress());
    String time = LineText.time(text);
    boolean mark = signature.kind() == Signature.Kind.MARK;
    if (mark) {
      file.pass(catalogue.mark(signature.id()), text, time);
    }
    Sighting sighting =
        new Sighting(signature, line, exact, holes, file.attempt(), file.phase(), time, lines);
    lastProgress = mark ? sighting : lastProgress;
    List<Sighting> kept =
        groups.computeIfAbsent(
            new Group(signature, line.file(), file.attempt()), group -> new ArrayList<>());
    if (kept.size() < KEPT) {
      kept.add(sighting);
    }
    return true;
  }

  /** What was seen in the last attempt of each file. */
  List<Sighting> current() {
    return all().filter(seen -> seen.attempt() == attempts(seen.line().file())).toList();
  }

  /** How many attempts a file tells of. */
  int attempts(String file) {
    FileProgress progress = files.get(file);
    return progress == null ? 1 : progress.attempt();
  }

  int mostAttempts() {
    return files.values().stream().mapToInt(FileProgress::attempt).max().orElse(1);
  }

  private Stream<Sighting> all() {
    return groups.values().stream().flatMap(List::stream);
  }

  Optional<Sighting> lastProgress() {
    return Optional.ofNullable(lastProgress);
  }

  Optional<LogLine> firstError() {
    return Optional.ofNullable(firstError);
  }

  long lines() {
    return lines;
  }
}
