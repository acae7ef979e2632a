package io.prestagelab.runs.diagnose;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines, each as long as it is remembered once: of a log that tells the same again and again
 * the text is compared, and nothing else is done.
 */
final class LineReader {

  /**
   * So many lines are remembered at most, with so many characters in all, longer ones not at all,
   * so that memory stays small.
   */
  private static final int REMEMBERED = 1 << 14;

  private static final int MOST_CHARACTERS = 1 << 22;

  private static final int LONGEST = 1 << 12;

  private final PhraseIndex<Signature> index;
  private final Vocabulary vocabulary;
  private final LineForm form;

  /** Each line has two places, of which the second keeps what it shares the first one with. */
  private final @Nullable LineFacts[] remembered;

  private int characters;

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
    int first = hash >>> (32 - Integer.numberOfTrailingZeros(REMEMBERED));
    LineFacts reading = remembered[first];
    if (reading != null && reading.text().equals(text)) {
      return reading;
    }
    int second = first ^ 1;
    LineFacts other = remembered[second];
    if (other == null || !other.text().equals(text)) {
      other = anew(text);
      makeRoom(text.length());
    }
    remembered[second] = reading;
    remembered[first] = other;
    return other;
  }

  private void makeRoom(int length) {
    characters += length;
    if (characters > MOST_CHARACTERS) {
      Arrays.fill(remembered, null);
      characters = length;
    }
  }

  private LineFacts anew(String text) {
    form.set(text);
    List<PhraseIndex.Entry<Signature>> candidates = index.candidates(form);
    return new LineFacts(text, vocabulary, form, candidates);
  }
}
