package io.prestagelab.lab.script;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A kind of step and what it does.
 *
 * @param pattern of the whole step; its groups are the values
 */
record Verb(Pattern pattern, BiConsumer<ScriptRun, List<String>> action) {

  static Verb of(String pattern, BiConsumer<ScriptRun, List<String>> action) {
    return new Verb(Pattern.compile(pattern), action);
  }

  boolean fits(String step) {
    return pattern.matcher(step).matches();
  }

  void act(ScriptRun run, String step) {
    Matcher matcher = pattern.matcher(step);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + step + "' is another step than " + pattern);
    }
    action.accept(
        run, IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList());
  }
}
