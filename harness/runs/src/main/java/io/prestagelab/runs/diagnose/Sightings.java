package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** So many lines before the end an error of which nothing is known may be what it ended in. */
  private static final int AT_END = 30;

  private static final Set<Signature.Kind> NOTHING = EnumSet.noneOf(Signature.Kind.class);

  private final Catalogue catalogue;
  private final FrameReader frames;
  private final Map<String, FileProgress> files = new HashMap<>();
  private final Map<Group, List<Sighting>> groups = new LinkedHashMap<>();
  private @Nullable Sighting lastProgress;
  private @Nullable LogLine firstError;
  private LogLine said = new LogLine("", 0, "");
  private final TypedCommand command = new TypedCommand();
  private final LineReader reader;
  private final IgnoredFailures ignored = new IgnoredFailures();
  private long lines;
  private LogLine lastRead = new LogLine("", 0, "");
  private final Map<String, Long> ends = new HashMap<>();

  private record Group(Signature signature, String file, int attempt) {}

  /**
   * @param pairs which pairs a line has, of which phrases are left out that it cannot have
   */
  Sightings(Catalogue catalogue, Pairs pairs) {
    this.reader = new LineReader(catalogue, pairs);
    this.catalogue = catalogue;
    this.frames = new FrameReader(catalogue.steps(), catalogue.topics(), catalogue.programs());
  }

  @Override
  public void accept(LogLine line) {
    lines++;
    long from = ignored.from(line, lines);
    if (from > 0) {
      forget(line.file(), from);
    }
    LineFacts reading = reader.read(line.text());
    recognise(line, reading);
    if (!line.text().startsWith("[")) {
      said = line;
    }
    command.hear(line, reading);
    lastRead = line;
  }

  @Override
  public void end() {
    ends.put(lastRead.file(), lastRead.number());
  }

  private void recognise(LogLine line, LineFacts reading) {
    Set<Signature.Kind> found = NOTHING;
    if (!reading.exact().isEmpty()) {
      found = takeExact(line, reading);
    }
    if (!reading.harmed().isEmpty()) {
      if (found.isEmpty()) {
        found = takeNear(line, reading, found);
      }
      if (found.contains(Signature.Kind.FRAME) && !found.contains(Signature.Kind.PROOF)) {
        takeNear(line, reading, found);
      }
    }
  }

  /** Returns which kinds of known lines it is; an error of some kind is none. */
  private Set<Signature.Kind> takeExact(LogLine line, LineFacts reading) {
    Set<Signature.Kind> found = EnumSet.noneOf(Signature.Kind.class);
    for (LineFacts.Known known : reading.exact()) {
      if (take(line, reading, known.meaning(), known)) {
        found.add(known.meaning().kind());
      }
    }
    return found;
  }

  /** Within a frame that was read to the letter, the text may still be a known one, harmed. */
  private Set<Signature.Kind> takeNear(LogLine line, LineFacts reading, Set<Signature.Kind> found) {
    int most = 1;
    List<Signature> best = new ArrayList<>();
    for (LineFacts.Known known : reading.harmed()) {
      int speaks = mayBe(known.meaning(), found) ? known.speaks() : 0;
      if (speaks > most) {
        best.clear();
      }
      if (speaks >= most) {
        most = speaks;
        best.add(known.meaning());
      }
    }
    reading.forgetUnlike();
    best.forEach(signature -> take(line, reading, signature, null));
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

  /**
   * Returns whether the line is a known one, not just an error of some kind.
   *
   * @param known what it has to the letter, null if but for a few characters
   */
  private boolean take(
      LogLine line, LineFacts reading, Signature signature, LineFacts.@Nullable Known known) {
    if (signature.kind() == Signature.Kind.ERROR) {
      firstError = firstError == null ? line : firstError;
      return false;
    }
    return switch (signature.kind()) {
      case DEVICE -> announce(progress(line), reading);
      case FRAME -> takeFrame(line, reading, signature, known);
      case REASON -> takeReason(line, reading, signature, known);
      default -> {
        keep(line, reading, signature, known);
        yield true;
      }
    };
  }

  private FileProgress progress(LogLine line) {
    return files.computeIfAbsent(line.file(), name -> new FileProgress());
  }

  private static Map<String, String> holes(LineFacts.@Nullable Known known) {
    return known == null ? Map.of() : known.holes();
  }

  private static boolean announce(FileProgress file, LineFacts reading) {
    file.devices().hear(reading.normal());
    return false;
  }

  private boolean takeFrame(
      LogLine line, LineFacts reading, Signature signature, LineFacts.@Nullable Known known) {
    FileProgress file = progress(line);
    Frame frame = catalogue.frame(signature.id());
    boolean exact = known != null;
    Map<String, String> heard = new LinkedHashMap<>(holes(known));
    if (said.file().equals(line.file())) {
      heard.put("before", said.text().strip());
    }
    heard.put("command", command.before(line));
    Told told = frames.read(frame, reading, exact, heard, file);
    if (told == null) {
      return false;
    }
    Signature.Kind kind = frame.kind();
    if (kind == Signature.Kind.GUESS) {
      told.holes().put(Told.LEVEL, LineLevel.of(reading.normal()).name());
      keep(line, reading, Reasons.COMPLAINT, exact, told.holes());
    }
    if (told.cause().equals(Told.NOTHING)) {
      return false;
    }
    if (told.guessed() && isProof(reading)) {
      return true;
    }
    if (told.guessed() && kind == Signature.Kind.PROOF) {
      kind = Signature.Kind.HINT;
    }
    keep(line, reading, new Signature(told.cause(), kind), exact, told.holes());
    return kind != Signature.Kind.GUESS;
  }

  /** What a line proves to the letter, wherever it stands, is not guessed by its words as well. */
  private boolean isProof(LineFacts reading) {
    return reading.exact().stream()
        .map(LineFacts.Known::meaning)
        .filter(meaning -> meaning.kind() == Signature.Kind.PROOF)
        .anyMatch(meaning -> catalogue.cause(meaning.id()).needs().isEmpty());
  }

  private boolean takeReason(
      LogLine line, LineFacts reading, Signature signature, LineFacts.@Nullable Known known) {
    Reason reason = catalogue.reason(signature.id());
    Map<String, String> groups =
        reason.reads() == null ? Map.<String, String>of() : reading.groups(reason.reads());
    if (groups != null) {
      Map<String, String> all = new LinkedHashMap<>(holes(known));
      all.putAll(groups);
      keep(line, reading, signature, known != null, all);
    }
    return false;
  }

  /** Of a line that is known already often enough, nothing is read any more. */
  private void keep(
      LogLine line, LineFacts reading, Signature signature, LineFacts.@Nullable Known known) {
    FileProgress file = progress(line);
    if (signature.kind() == Signature.Kind.MARK) {
      file.pass(catalogue.mark(signature.id()), reading);
      if (known != null && known.hasHole("task")) {
        file.begin(known.holes().getOrDefault("task", ""));
      }
    }
    List<Sighting> kept = kept(line, signature, file);
    if (kept.size() < KEPT) {
      kept.add(sighting(line, reading, signature, known != null, holes(known), file));
    }
    if (signature.kind() == Signature.Kind.MARK) {
      lastProgress =
          new Sighting(
              signature, line, known != null, Map.of(), file.attempt(), file.phase(), "", lines);
    }
  }

  /** What was read of a line; of reasons the last one counts beside the first ones. */
  private void keep(
      LogLine line,
      LineFacts reading,
      Signature signature,
      boolean exact,
      Map<String, String> holes) {
    FileProgress file = progress(line);
    List<Sighting> kept = kept(line, signature, file);
    if (kept.size() == KEPT
        && (signature.kind() == Signature.Kind.REASON || holes.containsKey(Told.LAST))) {
      kept.remove(KEPT - 1);
    }
    if (kept.size() < KEPT) {
      kept.add(sighting(line, reading, signature, exact, holes, file));
    }
  }

  private List<Sighting> kept(LogLine line, Signature signature, FileProgress file) {
    return groups.computeIfAbsent(
        new Group(signature, line.file(), file.attempt()), group -> new ArrayList<>());
  }

  private Sighting sighting(
      LogLine line,
      LineFacts reading,
      Signature signature,
      boolean exact,
      Map<String, String> holes,
      FileProgress file) {
    return new Sighting(
        signature, line, exact, holes, file.attempt(), file.phase(), reading.time(), lines);
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
    return all()
        .filter(seen -> seen.attempt() == attempts(seen.line().file()))
        .filter(seen -> !seen.holes().containsKey(Told.LAST) || isAtEnd(seen.line()))
        .toList();
  }

  private boolean isAtEnd(LogLine line) {
    return line.number() + AT_END >= ends.getOrDefault(line.file(), lastRead.number());
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
