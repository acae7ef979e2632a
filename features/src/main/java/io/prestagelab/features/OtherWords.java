package io.prestagelab.features;

import io.prestagelab.lab.trial.KickstartWords;
import io.prestagelab.lab.trial.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scenario asks for in the words of the lab's kickstarts, and kickstarts of the user's own
 * cannot say. That is no failure: it is noted, and the scenario goes on.
 */
public final class OtherWords {
  private final Trial trial;
  private final List<String> noted = new ArrayList<>();

  /** Those of one scenario. */
  public OtherWords(Trial trial) {
    this.trial = trial;
  }

  /**
   * Whether {@code text} is one that only the lab's kickstarts can say, not those in use; if so it
   * is noted.
   *
   * @param said what was said in its place
   */
  boolean excuse(String text, String said) {
    KickstartWords words = trial.bench().words();
    boolean other = words != null && words.onlyTheLabSays(text, trial.settings().iso());
    if (other) {
      noted.add("the document's words: '%s'; here: '%s'".formatted(text, said));
    }
    return other;
  }

  /** All that was noted. */
  List<String> noted() {
    return List.copyOf(noted);
  }
}
