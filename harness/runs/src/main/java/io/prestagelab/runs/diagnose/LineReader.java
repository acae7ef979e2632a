package io.prestagelab.runs.diagnose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines, each as long as it is remembered once: of a log that tells the same again and again
 * the text is compared, and nothing else is done.
 */
final class LineReader {

  /** So many lines are remembered at most, longer ones not at all, so that memory stays small. */
  private static final int REMEMBERED = 1 << 14;

  private static final int LONGEST = 400;

  private final PhraseIndex<Signature> index;
  private final Vocabulary vocabulary;
  private final LineForm form;
  private final @Nullable LineFacts[] remembered;

  /**
   * @param pairs which pairs a line has, of which phrases are left out that it cannot have; with
   *     {@link Pairs#every} nothing is remembered either
   */
  LineReader(Catalogue catalogue, Pairs pairs) {
    this.index = catalogue.index();
    this.vocabulary = catalogue.vocabulary();
    this.form = new LineForm(pairs);
    this.remembered = new LineFacts[pairs.isEvery() ? 0 : REMEMBERED];
  }

  LineFacts read(String text) {
    if (text.length() > LONGEST || remembered.length == 0) {
      return anew(text);
    }
    int hash = text.hashCode() * 0x9E3779B1;
    int place = hash >>> (32 - Integer.numberOfTrailingZeros(REMEMBERED));
    LineFacts reading = remembered[place];
    if (reading == null || !reading.text().equals(text)) {
      reading = anew(text);
      remembered[place] = reading;
    }
    return reading;
  }

  private LineFacts anew(String text) {
    form.set(text);
    List<PhraseIndex.Entry<Signature>> candidates = index.candidates(form);
    return new LineFacts(text, vocabulary, form, candidates);
  }
}
