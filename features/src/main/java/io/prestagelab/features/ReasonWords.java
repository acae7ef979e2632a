package io.prestagelab.features;

import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a reason that a scenario names by its meaning is called in the installer's own words. */
final class ReasonWords {
  private static final String FILE = "reasons.yaml";
  private static final ReasonWords ALL = new ReasonWords();

  private final Map<String, String> texts = new LinkedHashMap<>();

  private ReasonWords() {
    try (InputStream in =
        Objects.requireNonNull(ReasonWords.class.getResourceAsStream(FILE), FILE)) {
      new YAMLMapper()
          .readTree(in)
          .properties()
          .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every meaning with its text. */
  static Map<String, String> all() {
    return Map.copyOf(ALL.texts);
  }

  /**
   * The installer's text for {@code meaning}.
   *
   * @throws LabException if no reason has that meaning
   */
  static String text(String meaning) {
    String text = ALL.texts.get(meaning);
    if (text == null) {
      throw new LabException(
          "no reason is called '%s'; known are: %s"
              .formatted(meaning, String.join("; ", ALL.texts.keySet())));
    }
    return text;
  }
}
