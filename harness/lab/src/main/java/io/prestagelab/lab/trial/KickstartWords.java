package io.prestagelab.lab.trial;

import io.prestagelab.runs.coverage.KickstartTexts;
import java.nio.file.Path;

/**
 * What the kickstarts of an installation ISO can say. Scenarios quote the lab's own kickstarts;
 * others may have no words for it, or others.
 *
 * @param reference the lab's own installation ISO
 */
public record KickstartWords(Path reference) {

  /** Whether the lab's kickstarts can say {@code text}, and those of {@code iso} cannot. */
  public boolean onlyTheLabSays(String text, Path iso) {
    return texts(reference).canSay(text) && !texts(iso).canSay(text);
  }

  private static KickstartTexts texts(Path iso) {
    return new KickstartTexts(IsoKickstarts.lines(iso));
  }
}
