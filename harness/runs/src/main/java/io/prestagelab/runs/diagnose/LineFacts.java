package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a line's text says, whatever the lines before it say: made when it is asked for, and kept,
 * as logs have many lines again and again.
 */
final class LineFacts {

  private final String text;
  private final Vocabulary vocabulary;

  /** What the line has to the letter, and what it may have but for a few characters. */
  private List<Known> exact = List.of();

  private List<Known> harmed = List.of();
  private Map<Expression, Optional<Map<String, String>>> read = Map.of();
  private @Nullable String normal;
  private @Nullable String once;
  private @Nullable BitSet words;
  private @Nullable String time;
  private @Nullable Boolean command;

  /** A phrase that the line has or may have. */
  final class Known {
    private static final int UNKNOWN = -1;

    private final Phrase phrase;
    private final Signature meaning;
    private @Nullable Map<String, String> holes;
    private int speaks = UNKNOWN;

    private Known(PhraseIndex.Entry<Signature> entry) {
      this.phrase = entry.phrase();
      this.meaning = entry.meaning();
    }

    Signature meaning() {
      return meaning;
    }

    boolean hasHole(String name) {
      return phrase.hasHole(name);
    }

    /** What its holes hold; only of what the line has to the letter. */
    Map<String, String> holes() {
      Map<String, String> held = holes;
      if (held == null) {
        held = phrase.holesIn(normal());
        holes = held;
      }
      return held;
    }

    /** How much speaks for it although the line is harmed, as {@link Phrase#speaksFor}. */
    int speaks() {
      if (speaks == UNKNOWN) {
        speaks = phrase.speaksFor(once());
      }
      return speaks;
    }
  }

  /**
   * Reads a line.
   *
   * @param form its form
   */
  LineFacts(
      String text,
      Vocabulary vocabulary,
      LineForm form,
      List<PhraseIndex.Entry<Signature>> candidates) {
    this.text = text;
    this.vocabulary = vocabulary;
    for (PhraseIndex.Entry<Signature> entry : candidates) {
      if (entry.phrase().mayMatch(form.pairs()) && entry.phrase().isIn(form)) {
        exact = with(entry, exact);
      } else if (entry.mayBeNearly(form.pairs())) {
        harmed = with(entry, harmed);
      }
    }
  }

  /** Most lines have none, and most of the others few. */
  private List<Known> with(PhraseIndex.Entry<Signature> entry, List<Known> some) {
    List<Known> all = some.isEmpty() ? new ArrayList<>(2) : some;
    all.add(new Known(entry));
    return all;
  }

  String text() {
    return text;
  }

  List<Known> exact() {
    return exact;
  }

  List<Known> harmed() {
    return harmed;
  }

  /** What was compared with the line and is not in it is not compared again. */
  void forgetUnlike() {
    if (!harmed.isEmpty()) {
      harmed.removeIf(known -> known.speaks == 0);
    }
  }

  /** As {@link LineText#normal} makes it. */
  String normal() {
    String made = normal;
    if (made == null) {
      made = LineText.normal(text);
      normal = made;
    }
    return made;
  }

  private String once() {
    String made = once;
    if (made == null) {
      made = LineText.withoutRepeats(normal());
      once = made;
    }
    return made;
  }

  private BitSet words() {
    BitSet found = words;
    if (found == null) {
      found = vocabulary.in(normal());
      words = found;
    }
    return found;
  }

  /** What the groups of an expression hold; null if the line does not match it. */
  @Nullable Map<String, String> groups(Expression expression) {
    if (read.isEmpty()) {
      read = new HashMap<>(2);
    }
    return read.computeIfAbsent(
            expression, each -> Optional.ofNullable(each.groups(normal(), words())))
        .orElse(null);
  }

  /** As {@link LineText#time} finds it. */
  String time() {
    String found = time;
    if (found == null) {
      found = LineText.time(normal());
      time = found;
    }
    return found;
  }

  boolean isCommand() {
    Boolean known = command;
    if (known == null) {
      known = TypedCommand.isCommand(text);
      command = known;
    }
    return known;
  }
}
