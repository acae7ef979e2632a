package io.prestagelab.runs.diagnose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What is known of logs: marks, causes, frames, steps, reasons and vendors' messages, as data. An
 * unknown key or reference in them is an error.
 */
final class Catalogue {

  private static final List<String> ERROR_WORDS =
      List.of("failed", "failure", "cannot", "unable to", "error:", "fatal:", "panic -");

  private static final List<String> DEVICE_WORDS =
      List.of("Direct-Access", "Attached SCSI", "usb-storage", "FAILED Result: hostbyte");

  private final Map<String, Mark> marks = new LinkedHashMap<>();
  private final Map<String, Cause> causes = new LinkedHashMap<>();
  private final Map<String, Frame> frames = new LinkedHashMap<>();
  private final Map<String, Reason> reasons = new LinkedHashMap<>();
  private final Map<String, VendorMessage> messages = new LinkedHashMap<>();
  private final Steps steps = new Steps();
  private final Vocabulary vocabulary;
  private final Topics topics;
  private final ProgramTopics programs = new ProgramTopics();
  private final PhraseIndex<Signature> index = new PhraseIndex<>();

  private Catalogue(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.topics = new Topics(vocabulary);
  }

  /** Reads all of it. */
  static Catalogue load() {
    return load(new Vocabulary());
  }

  /**
   * Reads all of it.
   *
   * @param vocabulary takes the plain words of its expressions
   */
  static Catalogue load(Vocabulary vocabulary) {
    Catalogue catalogue = new Catalogue(vocabulary);
    read("marks.yaml").forEach(catalogue::addMark);
    for (String file :
        List.of(
            "causes-controller.yaml",
            "causes-boot.yaml",
            "causes-install.yaml",
            "causes-miniboot.yaml",
            "causes-after.yaml")) {
      read(file).forEach(catalogue::addCause);
    }
    read("frames.yaml").forEach(catalogue::addFrame);
    read("topics.yaml").forEach(catalogue::addTopic);
    read("programs.yaml").forEach(catalogue::addProgram);
    read("steps.yaml").forEach(catalogue::addStep);
    read("reasons.yaml").forEach(catalogue::addReason);
    read("messages.yaml").forEach(catalogue::addMessage);
    catalogue.checkReferences();
    DEVICE_WORDS.forEach(
        word ->
            catalogue.index.add(new Phrase(word), new Signature("", Signature.Kind.DEVICE), false));
    ERROR_WORDS.forEach(
        word ->
            catalogue.index.add(new Phrase(word), new Signature("", Signature.Kind.ERROR), false));
    return catalogue;
  }

  private static JsonNode read(String name) {
    try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name)) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A second entry of a name would take the first one's place without a word. */
  private static <T> void putNew(Map<String, T> entries, String id, T entry) {
    if (entries.put(id, entry) != null) {
      throw new IllegalStateException("two entries of the catalogue are called " + id);
    }
  }

  private void addMark(JsonNode node) {
    CatalogueEntry entry =
        new CatalogueEntry(node, "id", "phase", "says", "begins", "outcome", "step", "lines");
    Mark mark =
        new Mark(
            entry.text("id"),
            entry.choice("phase", Phase.class),
            entry.text("says"),
            entry.number("begins"),
            entry.choice("outcome", Outcome.class),
            entry.textOrNull("step"),
            entry.texts("lines"));
    putNew(marks, mark.id(), mark);
    index(mark.lines(), mark.id(), Signature.Kind.MARK);
  }

  private void addCause(JsonNode node) {
    CatalogueEntry entry =
        new CatalogueEntry(
            node,
            "id",
            "phase",
            "leads-to",
            "title",
            "advice",
            "lines",
            "hints",
            "needs",
            "not-with",
            "hides",
            "neighbours",
            "until",
            "symptom",
            "aftermath",
            "explained");
    Cause cause =
        new Cause(
            entry.text("id"),
            entry.choice("phase", Phase.class),
            Objects.requireNonNullElse(entry.choice("leads-to", Outcome.class), Outcome.FAILED),
            entry.text("title"),
            entry.text("advice"),
            entry.texts("lines"),
            entry.texts("hints"),
            entry.texts("needs"),
            entry.texts("not-with"),
            entry.texts("hides"),
            entry.pairs("neighbours"),
            entry.texts("until"),
            entry.yes("symptom"),
            entry.yes("aftermath"),
            entry.yes("explained"));
    putNew(causes, cause.id(), cause);
    index(cause.lines(), cause.id(), Signature.Kind.PROOF);
    index(cause.hints(), cause.id(), Signature.Kind.HINT);
  }

  private void addFrame(JsonNode node) {
    CatalogueEntry entry =
        new CatalogueEntry(node, "id", "lines", "reads", "by", "statuses", "cause", "kind");
    Frame frame =
        new Frame(
            entry.text("id"),
            entry.texts("lines"),
            entry.expression("reads", vocabulary),
            entry.choices("by", Frame.By.class),
            entry.pairs("statuses"),
            entry.textOrNull("cause"),
            Objects.requireNonNullElse(
                entry.choice("kind", Signature.Kind.class), Signature.Kind.PROOF));
    putNew(frames, frame.id(), frame);
    index(frame.lines(), frame.id(), Signature.Kind.FRAME);
  }

  private void addTopic(JsonNode node) {
    CatalogueEntry entry = new CatalogueEntry(node, "has", "cause");
    cause(entry.text("cause"));
    topics.add(new Expression("(?i)" + entry.text("has"), vocabulary), entry.text("cause"));
  }

  private void addProgram(JsonNode node) {
    CatalogueEntry entry = new CatalogueEntry(node, "program", "cause");
    cause(entry.text("cause"));
    programs.add(entry.text("program"), entry.text("cause"));
  }

  private void addStep(JsonNode node) {
    CatalogueEntry entry = new CatalogueEntry(node, "request", "cause");
    cause(entry.text("cause"));
    steps.add(entry.text("request"), entry.text("cause"));
  }

  private void addReason(JsonNode node) {
    CatalogueEntry entry =
        new CatalogueEntry(node, "id", "lines", "reads", "says", "advice", "rank");
    Reason reason =
        new Reason(
            entry.text("id"),
            entry.texts("lines"),
            entry.expression("reads", vocabulary),
            entry.text("says"),
            entry.text("advice"),
            entry.number("rank"));
    putNew(reasons, reason.id(), reason);
    index(reason.lines(), reason.id(), Signature.Kind.REASON);
  }

  private void addMessage(JsonNode node) {
    CatalogueEntry entry = new CatalogueEntry(node, "key", "says", "advice", "source");
    VendorMessage message =
        new VendorMessage(
            entry.text("key"), entry.text("says"), entry.text("advice"), entry.text("source"));
    putNew(messages, message.key(), message);
  }

  private void index(List<String> lines, String id, Signature.Kind kind) {
    boolean nearly = kind != Signature.Kind.FRAME || frame(id).kind() == Signature.Kind.PROOF;
    lines.forEach(line -> index.add(new Phrase(line), new Signature(id, kind), nearly));
  }

  private void checkReferences() {
    for (Cause cause : causes.values()) {
      cause.needs().forEach(this::mark);
      cause.notWith().forEach(this::mark);
      cause.hides().forEach(this::cause);
      cause.neighbours().keySet().forEach(this::cause);
      cause.neighbours().values().forEach(this::mark);
      cause.until().forEach(this::mark);
    }
    marks.values().stream().map(Mark::step).filter(Objects::nonNull).forEach(this::cause);
    for (Frame frame : frames.values()) {
      frame.statuses().values().forEach(this::cause);
      if (frame.cause() != null) {
        cause(frame.cause());
      }
    }
  }

  /** The phrases of all marks and causes, and of errors in general. */
  PhraseIndex<Signature> index() {
    return index;
  }

  Mark mark(String id) {
    return known(marks.get(id), "mark", id);
  }

  Cause cause(String id) {
    return known(causes.get(id), "cause", id);
  }

  Frame frame(String id) {
    return known(frames.get(id), "frame", id);
  }

  Reason reason(String id) {
    return known(reasons.get(id), "reason", id);
  }

  boolean hasReason(String id) {
    return reasons.containsKey(id);
  }

  /** What a message of a Redfish registry means, if it is known. */
  Optional<VendorMessage> message(String key) {
    return Optional.ofNullable(messages.get(key));
  }

  /** The plain words of its expressions. */
  Vocabulary vocabulary() {
    return vocabulary;
  }

  Topics topics() {
    return topics;
  }

  ProgramTopics programs() {
    return programs;
  }

  Steps steps() {
    return steps;
  }

  List<Cause> causes() {
    return List.copyOf(causes.values());
  }

  List<Reason> reasons() {
    return List.copyOf(reasons.values());
  }

  List<VendorMessage> messages() {
    return List.copyOf(messages.values());
  }

  private static <T> T known(@Nullable T value, String what, String id) {
    if (value == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "no %s is called %s", what, id));
    }
    return value;
  }
}
