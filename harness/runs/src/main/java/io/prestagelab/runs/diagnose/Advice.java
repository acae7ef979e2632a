package io.prestagelab.runs.diagnose;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to do, sentence by sentence. What if the diagnosis is wrong? A step that destroys something,
 * ends somebody's work or takes a protection away stands behind a look that can refute it, and is
 * told only where the cause is certain.
 */
final class Advice {

  private static final Pattern HARMS =
      Pattern.compile(
          "(?i)\\b(?:wip(?:e|ed|edisk)|erased?|mkfs|zap|repartition|format the|overwrite"
              + "|prestag(?:e|ing) (?:it |the server )?again|prestage (?:it|the server)"
              + "|deleted?|remove (?:old|the|it)|(?:take|takes) [^.;]{2,50}\\b(?:away|down)|replaced"
              + "|(?:write|written) (?:it |the medium )?again|switch(?:ed)? [^.;]{0,20}\\boff"
              + "|switched by hand|power(?:ed)? [^.;]{0,20}\\boff"
              + "|restart (?:the (?:BMC|iDRAC|iLO)|that)|racreset|mc reset"
              + "|ejects? (?:it|the|what)|end (?:it|them|that|the)|close (?:those|old|its|the)"
              + "|kill|plain http|no_check_certificate|gpg-verify|instgpg|force-install"
              + "|makes? (?:it|the repository) anew|reset the firmware)");

  /** Such a sentence says what is lost, so that it is not done. */
  private static final Pattern WARNS =
      Pattern.compile("(?i)\\bneed not be\\b|\\bis lost if\\b|\\bcomes back after\\b");

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.])\\s+(?=[A-Z])");

  private static final String LEFT_OUT =
      "What would change something is left out here, as the cause is not certain.";

  private Advice() {}

  /** The sentences of an advice. */
  static List<String> sentences(String advice) {
    return List.of(SENTENCE.split(advice));
  }

  /** What stands before the harmful step of a sentence; null if it has none. */
  static @Nullable String beforeHarm(String sentence) {
    Matcher harm = HARMS.matcher(sentence);
    return harm.find() && !WARNS.matcher(sentence).find()
        ? sentence.substring(0, harm.start())
        : null;
  }

  /** The advice as it may be told: what would harm is left out unless the cause is certain. */
  static String told(String advice, boolean certain) {
    if (certain) {
      return advice;
    }
    List<String> all = sentences(advice);
    List<String> harmless = all.stream().filter(each -> beforeHarm(each) == null).toList();
    String told = String.join(" ", harmless);
    return harmless.size() == all.size() ? told : (told + " " + LEFT_OUT).strip();
  }
}
