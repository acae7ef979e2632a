package io.prestagelab.runs.diagnose;

import java.util.List;
import java.util.Locale;

/** A diagnosis for people, plain text for a terminal. */
public final class DiagnosisText {

  private static final int WIDEST = 200;

  private final StringBuilder text = new StringBuilder();

  private DiagnosisText() {}

  /** The whole diagnosis, ending with a line feed. */
  public static String of(Diagnosis diagnosis) {
    return new DiagnosisText().write(diagnosis);
  }

  private String write(Diagnosis d) {
    row(
        "outcome",
        d.outcome() + (d.install().equals("unknown") ? "" : " (" + d.install() + " install)"));
    whole("cause", d.title() + " [" + d.cause() + "]");
    if (!d.whyNotLocal().isEmpty() && !d.whyNotLocal().equals(d.title())) {
      row("not local", d.whyNotLocal());
    }
    row("phase", d.phase().words());
    row("sure", sureness(d.sure()));
    rows("proof", d.proof().stream().map(DiagnosisText::place).toList());
    rows("not", d.ruledOut().stream().map(DiagnosisText::ruledOut).toList());
    whole("do", d.advice());
    rows(
        "also",
        d.also().stream()
            .map(other -> other.title() + " [" + other.cause() + "] " + place(other.proof()))
            .toList());
    if (!d.known() || d.outcome() == Outcome.FAILED) {
      rows("last step", d.lastProgress() == null ? List.of() : List.of(place(d.lastProgress())));
    }
    if (!d.known()) {
      rows(
          "first error", d.firstError() == null ? List.of("none") : List.of(place(d.firstError())));
    }
    if (d.attempts() > 1) {
      row("note", "the logs tell of " + d.attempts() + " attempts; this is about the last one");
    }
    rows("note", d.notes());
    return text.toString();
  }

  private void rows(String name, List<String> values) {
    String label = name;
    for (String value : values) {
      row(label, value);
      label = "";
    }
  }

  private void row(String name, String value) {
    whole(name, value.length() > WIDEST ? value.substring(0, WIDEST - 1) + "…" : value);
  }

  /** Half an advice may be worse than none. */
  private void whole(String name, String value) {
    text.append(String.format(Locale.ROOT, "%-12s%s%n", name, value));
  }

  private static String place(Diagnosis.Place place) {
    String says = place.says().isEmpty() ? "" : " (" + place.says() + ")";
    return place.file() + ":" + place.line() + ": " + place.text() + says;
  }

  private static String ruledOut(Diagnosis.RuledOut dropped) {
    return dropped.title() + " [" + dropped.cause() + "]: " + dropped.why();
  }

  private static String sureness(double sure) {
    String word =
        sure >= Sureness.CERTAIN
            ? "certain"
            : sure >= 0.7 ? "likely" : sure > 0 ? "possible" : "unknown";
    return word + String.format(Locale.ROOT, " (%.2f)", sure);
  }
}
