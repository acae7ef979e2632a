package io.prestagelab.runs.diagnose;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line says of why and how, whatever its words: two lines of one cause tell the same failure
 * only if they agree in it.
 *
 * @param statuses HTTP's
 * @param reasons ids of those that say one thing, such as a connection that was refused
 * @param power {@code on}, {@code off} or both: what was to be switched
 */
record Tenor(Set<String> statuses, Set<String> reasons, Set<String> power) {

  private static final Pattern STATUS =
      Pattern.compile(
          "(?i)\\b(?:HTTP(?:/\\d\\.\\d)?(?: error| status)?(?: code)?[ :]{1,3}|returned code |return code: |status code (?:is )?|ERROR |answered (?:HTTP )?)([345]\\d\\d)\\b");

  private static final Pattern POWER =
      Pattern.compile("(?i)\\b(?:power(?: state)?(?: to)? |force|powering ?)(on|off)\\b");

  /** Reads a line. */
  static Tenor of(String line, Catalogue catalogue) {
    Set<String> reasons = new TreeSet<>();
    String text = LineText.normal(line);
    for (PhraseIndex.Entry<Signature> entry :
        catalogue.index().candidates(LineText.withoutRepeats(text))) {
      if (entry.meaning().kind() == Signature.Kind.REASON
          && isFixed(catalogue.reason(entry.meaning().id()))
          && entry.phrase().match(text).isPresent()) {
        reasons.add(entry.meaning().id());
      }
    }
    return new Tenor(all(STATUS, text), reasons, all(POWER, text));
  }

  private static boolean isFixed(Reason reason) {
    return !reason.says().isEmpty() && !reason.says().contains("{");
  }

  private static Set<String> all(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1).toLowerCase(Locale.ROOT));
    }
    return found;
  }

  /** Whether nothing can be compared. */
  boolean isEmpty() {
    return statuses.isEmpty() && reasons.isEmpty();
  }

  /** Whether another line says all that this one says of it; of the power, nothing else. */
  boolean isIn(Tenor other) {
    return (statuses.isEmpty() || !Collections.disjoint(statuses, other.statuses))
        && (reasons.isEmpty() || !Collections.disjoint(reasons, other.reasons))
        && (power.isEmpty() || other.power.isEmpty() || !Collections.disjoint(power, other.power));
  }

  /** What a phrase's holes hold that tells a failure from others, in one text. */
  static String of(Map<String, String> holes) {
    StringBuilder telling = new StringBuilder();
    for (String hole : new String[] {"reason", "text", "state", "status", "modes"}) {
      String said = holes.getOrDefault(hole, "");
      telling
          .append('|')
          .append(
              hole.equals("status") ? said : said.toLowerCase(Locale.ROOT).replaceAll("\\d+", "#"));
    }
    return telling.toString();
  }
}
