package io.prestagelab.features.reproduce;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One scenario of plain steps, to be written as a feature file.
 *
 * @param title of the scenario
 * @param steps in their order; one without a keyword is a {@code Given}
 */
public record ReproductionScript(String title, List<String> steps) {
  private static final List<String> KEYWORDS = List.of("Given", "When", "Then");

  /** Copies its list. */
  public ReproductionScript {
    steps = List.copyOf(steps);
  }

  /** The feature file. */
  public String text() {
    StringBuilder text = new StringBuilder("Feature: " + title + "\n\n  Scenario: " + title + "\n");
    String before = "";
    for (String step : steps) {
      String keyword =
          KEYWORDS.stream().filter(each -> step.startsWith(each + " ")).findFirst().orElse("Given");
      String words = step.startsWith(keyword + " ") ? step.substring(keyword.length() + 1) : step;
      text.append("    ")
          .append(keyword.equals(before) ? "And" : keyword)
          .append(' ')
          .append(words)
          .append('\n');
      before = keyword;
    }
    return text.toString();
  }

  /**
   * Writes the feature file.
   *
   * @return {@code file}
   * @throws LabException if it cannot be written
   */
  public Path write(Path file) {
    try {
      return Files.writeString(file, text());
    } catch (IOException e) {
      throw new LabException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }
}
