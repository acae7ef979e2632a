package io.prestagelab.features;

import io.prestagelab.lab.trial.KickstartWords;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.runs.page.AuthorTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a scenario asks for in the words of the lab's kickstarts, and kickstarts of the user's own
 * cannot say. That is no failure: it is noted, and the scenario goes on.
 */
public final class OtherWords {
  private final Predicate<String> onlyTheLabSays;
  private final List<String> noted = new ArrayList<>();

  /** Those of one scenario. */
  public OtherWords(Trial trial) {
    this(
        text -> {
          KickstartWords words = trial.bench().words();
          return words != null && words.onlyTheLabSays(text, trial.settings().iso());
        });
  }

  /** Those of one scenario, with kickstarts that cannot say the texts that this is true of. */
  OtherWords(Predicate<String> onlyTheLabSays) {
    this.onlyTheLabSays = onlyTheLabSays;
  }

  /**
   * Whether {@code text} is one that only the lab's kickstarts can say, not those in use; if so it
   * is noted.
   *
   * @param said what was said in its place
   */
  boolean excuse(String text, String said) {
    boolean other = onlyTheLabSays.test(text);
    if (other) {
      noted.add("the document's words: '%s'; here: '%s'".formatted(text, said));
    }
    return other;
  }

  /** The same for a text that nothing was said in the place of. */
  boolean excuse(String text) {
    boolean other = onlyTheLabSays.test(text);
    if (other) {
      noted.add("the document's words: '%s'%s".formatted(text, AuthorTable.NO_WORDS));
    }
    return other;
  }

  /** All that was noted. */
  List<String> noted() {
    return List.copyOf(noted);
  }
}
