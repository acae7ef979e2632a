package io.prestagelab.features;

import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a reason that a scenario names by its meaning is called in the installer's own words, by
 * edition of the kickstarts.
 */
final class ReasonWords {
  private static final String FILE = "reasons.yaml";

  /** Name of the edition whose words stand first. */
  private static final String DOCUMENT = "document";

  private static final ReasonWords ALL = new ReasonWords();

  private final Map<String, Map<String, String>> editions = new LinkedHashMap<>();

  private ReasonWords() {
    try (InputStream in =
        Objects.requireNonNull(ReasonWords.class.getResourceAsStream(FILE), FILE)) {
      new YAMLMapper()
          .readTree(in)
          .properties()
          .forEach(
              meaning -> {
                Map<String, String> texts = new LinkedHashMap<>();
                meaning
                    .getValue()
                    .properties()
                    .forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
                editions.put(meaning.getKey(), texts);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every meaning with the document's text. */
  static Map<String, String> all() {
    Map<String, String> texts = new LinkedHashMap<>();
    ALL.editions.keySet().forEach(meaning -> texts.put(meaning, text(meaning)));
    return texts;
  }

  /**
   * The document's text for {@code meaning}.
   *
   * @throws LabException if no reason has that meaning
   */
  static String text(String meaning) {
    return Objects.requireNonNull(known(meaning).get(DOCUMENT), meaning);
  }

  /**
   * The texts of all editions for {@code meaning}, the document's first.
   *
   * @throws LabException if no reason has that meaning
   */
  static List<String> texts(String meaning) {
    return List.copyOf(known(meaning).values());
  }

  private static Map<String, String> known(String meaning) {
    Map<String, String> texts = ALL.editions.get(meaning);
    if (texts == null) {
      throw new LabException(
          "no reason is called '%s'; known are: %s"
              .formatted(meaning, String.join("; ", ALL.editions.keySet())));
    }
    return texts;
  }
}
