package io.prestagelab.lab.script;

import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One scenario of plain steps, as a feature file has it: no outline, no tables.
 *
 * @param title of the scenario
 * @param steps without their keywords
 */
public record Script(String title, List<String> steps) {
  private static final long LARGEST = 100_000;
  private static final Pattern STEP = Pattern.compile("\\s*(Given|When|Then|And|But|\\*) (.+)");
  private static final Pattern TITLE = Pattern.compile("\\s*Scenario: ?(.*)");
  private static final Pattern EXPECTATION =
      Pattern.compile(
          "it installs .*|the (?:installation|prestaging) fails .*|the step .* fails"
              + "|the prestaging succeeds|the backup partition is .*|the bundles of other .*");
  private static final Pattern ACTION =
      Pattern.compile("it is added .*|the server (?:tries|prestages) .*|the power is cut .*");

  /** Copies its list. */
  public Script {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a feature file of one scenario.
   *
   * @throws LabException if it has none, or several
   */
  public static Script read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new LabException(file + " is too large for a feature file of one scenario");
      }
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new LabException("scenario " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The scenario of a run: the file that it kept, or the steps that one of the lab's own scenarios
   * kept of itself ({@code steps.log}), without what they expected.
   *
   * @throws LabException if it kept neither
   */
  public static Script ofRun(Path run) {
    Path steps = run.resolve("steps.log");
    if (Files.exists(run.resolve("scenario.feature"))) {
      return read(run.resolve("scenario.feature"));
    }
    if (!Files.exists(steps)) {
      throw new LabException(
          "the run kept no scenario to run again; those of lab demo, reproduce, replay and test do");
    }
    try {
      return new Script("Steps of " + run.getFileName(), done(Files.readAllLines(steps)));
    } catch (IOException e) {
      throw new LabException("scenario " + steps + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Each line: time, how the step ended (or that it began), keyword and words. */
  private static List<String> done(List<String> lines) {
    List<String> steps = new ArrayList<>();
    String kind = "";
    for (String line : lines) {
      String[] parts = line.split("\t", 3);
      Matcher step = STEP.matcher(parts.length < 3 ? "" : parts[2]);
      if (step.matches() && !parts[1].equals("begin")) {
        boolean goesOn = step.group(1).matches("And|But|\\*");
        kind = goesOn ? kind : step.group(1);
        if (!kind.equals("Then")) {
          steps.add(step.group(2).strip());
        }
      }
    }
    return steps;
  }

  static Script parse(String source, String text) {
    List<String> titles = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    text.lines()
        .forEach(
            line -> {
              Matcher step = STEP.matcher(line);
              Matcher title = TITLE.matcher(line);
              if (step.matches()) {
                steps.add(step.group(2).strip());
              } else if (title.matches()) {
                titles.add(title.group(1).strip());
              }
            });
    if (titles.size() != 1 || steps.isEmpty()) {
      throw new LabException(
          "%s must have one scenario with steps, it has %d scenarios and %d steps"
              .formatted(source, titles.size(), steps.size()));
    }
    return new Script(titles.get(0), steps);
  }

  /** Whether a step says what is to come out, and does nothing. */
  static boolean isExpectation(String step) {
    return EXPECTATION.matcher(step).matches();
  }

  /**
   * The feature file.
   *
   * @param feature its title
   */
  public String text(String feature) {
    StringBuilder text = new StringBuilder("Feature: " + feature + "\n\n  Scenario: " + title);
    String before = "";
    for (String step : steps) {
      String keyword =
          isExpectation(step) ? "Then" : ACTION.matcher(step).matches() ? "When" : "Given";
      text.append("\n    ")
          .append(keyword.equals(before) ? "And" : keyword)
          .append(' ')
          .append(step);
      before = keyword;
    }
    return text.append('\n').toString();
  }
}
