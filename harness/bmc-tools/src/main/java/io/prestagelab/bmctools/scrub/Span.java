package io.prestagelab.bmctools.scrub;

import java.util.Comparator;
import java.util.List;

/** A part of a text and what is to stand there. */
record Span(int start, int end, String replacement) {

  private static final Comparator<Span> ORDER =
      Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder());

  /** The text with all spans replaced; of those that overlap the first, and then the longest. */
  static String replace(String text, List<Span> spans) {
    if (spans.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (Span span : spans.stream().sorted(ORDER).toList()) {
      if (span.start() >= at) {
        out.append(text, at, span.start()).append(span.replacement());
        at = span.end();
      }
    }
    return out.append(text, at, text.length()).toString();
  }
}
