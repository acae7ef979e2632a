package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cause that the logs show, with the lines that show it.
 *
 * @param sightings of its lines, the surest first
 * @param phase where it happened
 * @param why the reason that the logs give for it, empty if none
 * @param remedy what to do about that reason, empty if nothing is known
 */
record Finding(Cause cause, List<Sighting> sightings, Phase phase, String why, String remedy) {

  private static final Pattern HOLE = Pattern.compile("\\{([a-z][a-z0-9]*)}");
  private static final Pattern HOLLOW = Pattern.compile(" \\([^()]*\\?\\)");

  Sighting first() {
    return sightings.get(0);
  }

  boolean proven() {
    return sightings.stream().anyMatch(seen -> seen.signature().kind() == Signature.Kind.PROOF);
  }

  /** Whether only a program's error without more speaks for it. */
  boolean guessed() {
    return sightings.stream().allMatch(seen -> seen.signature().kind() == Signature.Kind.GUESS);
  }

  /** Of guesses how bad the worst of their lines is; of others it does not count. */
  LineLevel level() {
    return sightings.stream()
        .map(Sighting::level)
        .min(Comparator.naturalOrder())
        .orElse(LineLevel.ERROR);
  }

  boolean exact() {
    return sightings.stream().anyMatch(Sighting::exact);
  }

  /** The cause's title with what the log says in its holes. */
  String title() {
    String filled =
        HOLE.matcher(cause.title()).replaceAll(hole -> Matcher.quoteReplacement(value(hole)));
    String whole = HOLLOW.matcher(filled).replaceAll("");
    return why.isEmpty() || whole.contains(why) ? whole : whole + ": " + why;
  }

  /** What to do: about the reason first, then about the cause. */
  String advice(boolean certain) {
    return Advice.told(remedy.isEmpty() ? cause.advice() : remedy + " " + cause.advice(), certain);
  }

  private String value(MatchResult hole) {
    for (Sighting seen : sightings) {
      Map<String, String> holes = seen.holes();
      String value = holes.getOrDefault(hole.group(1), "");
      if (!value.isBlank()) {
        return value;
      }
    }
    return "?";
  }

  /** Different places at most once each. */
  List<LogLine> lines() {
    List<LogLine> lines = new ArrayList<>();
    sightings.stream()
        .map(Sighting::line)
        .filter(line -> !lines.contains(line))
        .forEach(lines::add);
    return lines;
  }
}
