package io.prestagelab.runs.diagnose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The known causes and marks: data, in {@code causes.yaml} and {@code marks.yaml}. An unknown key
 * or reference in them is an error.
 */
final class Catalogue {

  private static final List<String> ERROR_WORDS =
      List.of("failed", "failure", "cannot", "unable to", "error:", "fatal:", "panic -");

  private final Map<String, Mark> marks = new LinkedHashMap<>();
  private final Map<String, Cause> causes = new LinkedHashMap<>();
  private final PhraseIndex<Signature> index = new PhraseIndex<>();

  private Catalogue() {}

  /** Reads both resources. */
  static Catalogue load() {
    Catalogue catalogue = new Catalogue();
    read("marks.yaml").forEach(catalogue::addMark);
    for (String file :
        List.of("causes-controller.yaml", "causes-install.yaml", "causes-miniboot.yaml")) {
      read(file).forEach(catalogue::addCause);
    }
    catalogue.checkReferences();
    ERROR_WORDS.forEach(
        word -> catalogue.index.add(new Phrase(word), new Signature("", Signature.Kind.ERROR)));
    return catalogue;
  }

  private static JsonNode read(String name) {
    try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name)) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addMark(JsonNode node) {
    CatalogueEntry entry =
        new CatalogueEntry(node, "id", "phase", "says", "begins", "outcome", "lines");
    Mark mark =
        new Mark(
            entry.text("id"),
            entry.choice("phase", Phase.class),
            entry.text("says"),
            entry.number("begins"),
            entry.choice("outcome", Outcome.class),
            entry.texts("lines"));
    marks.put(mark.id(), mark);
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
            "symptom");
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
            entry.yes("symptom"));
    causes.put(cause.id(), cause);
    index(cause.lines(), cause.id(), Signature.Kind.PROOF);
    index(cause.hints(), cause.id(), Signature.Kind.HINT);
  }

  private void index(List<String> lines, String id, Signature.Kind kind) {
    lines.forEach(line -> index.add(new Phrase(line), new Signature(id, kind)));
  }

  private void checkReferences() {
    for (Cause cause : causes.values()) {
      cause.needs().forEach(this::mark);
      cause.notWith().forEach(this::mark);
      cause.hides().forEach(this::cause);
      cause.neighbours().keySet().forEach(this::cause);
      cause.neighbours().values().forEach(this::mark);
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

  List<Cause> causes() {
    return List.copyOf(causes.values());
  }

  private static <T> T known(@Nullable T value, String what, String id) {
    if (value == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "no %s is called %s", what, id));
    }
    return value;
  }
}
