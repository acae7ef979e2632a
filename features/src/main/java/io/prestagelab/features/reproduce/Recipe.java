package io.prestagelab.features.reproduce;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a cause is shown again, or why it cannot be.
 *
 * @param says what the lines that prove the cause must have, or null for any lines
 * @param bare whether it is for a cause without lines only
 * @param steps of a scenario, empty if there is none; {@code {1}} is the first group of {@code
 *     says}
 * @param as the cause by which the lab's own client tells it, empty if by the same
 * @param not why it cannot be shown, empty if it can
 */
record Recipe(
    String cause, @Nullable Pattern says, boolean bare, List<String> steps, String as, String not) {

  /** The steps with what the lines say, if the recipe fits them. */
  Optional<List<String>> stepsFor(String lines) {
    if (bare && !lines.isBlank()) {
      return Optional.empty();
    }
    if (says == null) {
      return Optional.of(steps);
    }
    Matcher matcher = says.matcher(lines);
    return matcher.find()
        ? Optional.of(steps.stream().map(step -> filled(step, matcher)).toList())
        : Optional.empty();
  }

  private static String filled(String step, Matcher matcher) {
    String full = step;
    for (int i = 1; i <= matcher.groupCount(); i++) {
      full = full.replace("{" + i + "}", String.valueOf(matcher.group(i)).replace("\"", ""));
    }
    return full;
  }
}
