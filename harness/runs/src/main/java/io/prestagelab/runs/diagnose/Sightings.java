package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises lines and keeps the first few of each kind, so that memory does not grow with the
 * logs.
 */
final class Sightings implements LineSink {

  private static final int KEPT = 4;

  private final Catalogue catalogue;
  private final FrameReader frames;
  private final Map<String, FileProgress> files = new HashMap<>();
  private final Map<Group, List<Sighting>> groups = new LinkedHashMap<>();
  private @Nullable Sighting lastProgress;
  private @Nullable LogLine firstError;
  private LogLine said = new LogLine("", 0, "");
  private final TypedCommand command = new TypedCommand();
  private final LineForm form;
  private final IgnoredFailures ignored = new IgnoredFailures();
  private long lines;

  private record Group(Signature signature, String file, int attempt) {}

  /**
   * @param pairs which pairs a line has, of which phrases are left out that it cannot have
   */
  Sightings(Catalogue catalogue, Pairs pairs) {
    this.form = new LineForm(pairs);
    this.catalogue = catalogue;
    this.frames = new FrameReader(catalogue.steps(), catalogue.topics());
  }

  @Override
  public void accept(LogLine line) {
    lines++;
    long from = ignored.from(line, lines);
    if (from > 0) {
      forget(line.file(), from);
    }
    form.set(line.text());
    List<PhraseIndex.Entry<Signature>> candidates = catalogue.index().candidates(form);
    if (!candidates.isEmpty()) {
      recognise(line, candidates);
    }
    if (!line.text().startsWith("[")) {
      said = line;
    }
    command.hear(line);
  }

  private void recognise(LogLine line, List<PhraseIndex.Entry<Signature>> candidates) {
    String text = LineText.normal(line.text());
    List<PhraseIndex.Entry<Signature>> others = new ArrayList<>();
    Set<Signature.Kind> found = takeExact(line, text, candidates, others);
    if (!others.isEmpty()) {
      String once = form.once();
      if (found.isEmpty()) {
        found = takeNear(line, text, once, others, found);
      }
      if (found.contains(Signature.Kind.FRAME) && !found.contains(Signature.Kind.PROOF)) {
        takeNear(line, text, once, others, found);
      }
    }
  }

  /**
   * Returns which kinds of known lines it is; an error of some kind is none.
   *
   * @param others takes the candidates that it has not to the letter
   */
  private Set<Signature.Kind> takeExact(
      LogLine line,
      String text,
      List<PhraseIndex.Entry<Signature>> candidates,
      List<PhraseIndex.Entry<Signature>> others) {
    Set<Signature.Kind> found = EnumSet.noneOf(Signature.Kind.class);
    String lowerCase = null;
    for (PhraseIndex.Entry<Signature> entry : candidates) {
      Optional<Map<String, String>> holes = Optional.empty();
      if (entry.phrase().mayMatch(form.pairs())) {
        lowerCase = lowerCase == null ? text.toLowerCase(Locale.ROOT) : lowerCase;
        holes = entry.phrase().match(text, lowerCase);
      }
      if (holes.isEmpty()) {
        if (entry.mayBeNearly(form.pairs())) {
          others.add(entry);
        }
      } else if (take(line, text, entry.meaning(), true, holes.get())) {
        found.add(entry.meaning().kind());
      }
    }
    return found;
  }

  /** Within a frame that was read to the letter, the text may still be a known one, harmed. */
  private Set<Signature.Kind> takeNear(
      LogLine line,
      String text,
      String once,
      List<PhraseIndex.Entry<Signature>> candidates,
      Set<Signature.Kind> found) {
    int most = 1;
    List<Signature> best = new ArrayList<>();
    for (PhraseIndex.Entry<Signature> entry : candidates) {
      int speaks = mayBe(entry.meaning(), found) ? entry.phrase().speaksFor(once) : 0;
      if (speaks > most) {
        best.clear();
      }
      if (speaks >= most) {
        most = speaks;
        best.add(entry.meaning());
      }
    }
    best.forEach(signature -> take(line, text, signature, false, Map.of()));
    return best.stream()
        .map(Signature::kind)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Signature.Kind.class)));
  }

  /** A frame that only hints is never believed of a harmed line, so it is not compared with one. */
  private boolean mayBe(Signature signature, Set<Signature.Kind> found) {
    return switch (signature.kind()) {
      case ERROR, DEVICE, GUESS -> false;
      case PROOF -> true;
      case FRAME ->
          found.isEmpty() && catalogue.frame(signature.id()).kind() == Signature.Kind.PROOF;
      default -> found.isEmpty();
    };
  }

  /** Returns whether the line is a known one, not just an error of some kind. */
  private boolean take(
      LogLine line, String text, Signature signature, boolean exact, Map<String, String> holes) {
    if (signature.kind() == Signature.Kind.ERROR) {
      firstError = firstError == null ? line : firstError;
      return false;
    }
    FileProgress file = files.computeIfAbsent(line.file(), name -> new FileProgress());
    return switch (signature.kind()) {
      case DEVICE -> announce(file, text);
      case FRAME -> takeFrame(line, text, signature, exact, holes);
      case REASON -> takeReason(line, text, signature, exact, holes);
      default -> {
        keep(line, text, signature, exact, holes);
        yield true;
      }
    };
  }

  private static boolean announce(FileProgress file, String text) {
    file.devices().hear(text);
    return false;
  }

  private boolean takeFrame(
      LogLine line, String text, Signature signature, boolean exact, Map<String, String> holes) {
    FileProgress file = files.computeIfAbsent(line.file(), name -> new FileProgress());
    Frame frame = catalogue.frame(signature.id());
    Map<String, String> heard = new LinkedHashMap<>(holes);
    if (said.file().equals(line.file())) {
      heard.put("before", said.text().strip());
    }
    heard.put("command", command.before(line));
    Told told = frames.read(frame, text, form.pairs(), exact, heard, file);
    if (told == null) {
      return false;
    }
    Signature.Kind kind = frame.kind();
    if (kind == Signature.Kind.GUESS) {
      keep(line, text, Reasons.COMPLAINT, exact, told.holes());
    }
    if (told.cause().equals(Told.NOTHING)) {
      return false;
    }
    if (told.guessed() && kind == Signature.Kind.PROOF) {
      kind = Signature.Kind.HINT;
    }
    keep(line, text, new Signature(told.cause(), kind), exact, told.holes());
    return kind != Signature.Kind.GUESS;
  }

  private boolean takeReason(
      LogLine line, String text, Signature signature, boolean exact, Map<String, String> holes) {
    Reason reason = catalogue.reason(signature.id());
    Map<String, String> all = new LinkedHashMap<>(holes);
    if (reason.reads() != null && !reason.reads().fill(text, form.pairs(), all)) {
      return false;
    }
    keep(line, text, signature, exact, all);
    return false;
  }

  private void keep(
      LogLine line, String text, Signature signature, boolean exact, Map<String, String> holes) {
    FileProgress file = files.computeIfAbsent(line.file(), name -> new FileProgress());
    boolean mark = signature.kind() == Signature.Kind.MARK;
    if (mark) {
      file.pass(catalogue.mark(signature.id()), text);
      if (holes.containsKey("task")) {
        file.begin(holes.get("task"));
      }
    }
    List<Sighting> kept =
        groups.computeIfAbsent(
            new Group(signature, line.file(), file.attempt()), group -> new ArrayList<>());
    if (kept.size() == KEPT && !mark && signature.kind() != Signature.Kind.REASON) {
      return;
    }
    Sighting sighting =
        new Sighting(
            signature,
            line,
            exact,
            holes,
            file.attempt(),
            file.phase(),
            LineText.time(text),
            lines);
    lastProgress = mark ? sighting : lastProgress;
    if (kept.size() == KEPT && signature.kind() == Signature.Kind.REASON) {
      kept.remove(KEPT - 1);
    }
    if (kept.size() < KEPT) {
      kept.add(sighting);
    }
  }

  /** What was seen of a failure that was ignored, from a place in a file on, is no failure. */
  private void forget(String file, long from) {
    for (List<Sighting> group : groups.values()) {
      group.removeIf(
          seen ->
              seen.order() >= from
                  && seen.line().file().equals(file)
                  && seen.signature().kind() != Signature.Kind.MARK);
    }
  }

  /** What was seen in the last attempt of each file. */
  List<Sighting> current() {
    return all().filter(seen -> seen.attempt() == attempts(seen.line().file())).toList();
  }

  /** What was seen in the attempts before the last of each file. */
  List<Sighting> earlier() {
    return all().filter(seen -> seen.attempt() < attempts(seen.line().file())).toList();
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
