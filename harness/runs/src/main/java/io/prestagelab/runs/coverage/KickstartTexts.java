package io.prestagelab.runs.coverage;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts that kickstarts can print, with places for what is known only when they run. */
public final class KickstartTexts {
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"|'([^']*)'");
  private static final Pattern VARIABLE =
      Pattern.compile("\\\\?\\$(?:\\{[^}]*\\}|\\([^)]*\\)|\\w+|[@*#?!-])|\\\\n|%s");
  private static final Pattern PREFIX =
      Pattern.compile("^(?:(?:Miniboot|Prestaging) +(?:pre|post): )?(?:ERROR: )?");
  private static final Pattern PLACE = Pattern.compile("/\\S+");
  private static final int SHORTEST = 4;

  private final List<List<String>> templates;

  /** Those of kickstarts with these lines. */
  public KickstartTexts(List<String> lines) {
    templates =
        lines.stream()
            .filter(line -> !line.strip().startsWith("#"))
            .flatMap(line -> STRING.matcher(line).results())
            .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
            .map(KickstartTexts::pieces)
            .filter(pieces -> !pieces.isEmpty())
            .distinct()
            .toList();
  }

  private static List<String> pieces(String text) {
    String bare = PREFIX.matcher(text).replaceFirst("");
    return Stream.of(VARIABLE.split(bare))
        .flatMap(piece -> Stream.of(PLACE.split(piece)))
        .map(KickstartTexts::normal)
        .filter(piece -> piece.length() >= SHORTEST)
        .toList();
  }

  private static String normal(String text) {
    return text.replaceAll("[^A-Za-z]+", " ").strip();
  }

  /**
   * Whether one of the texts can come out as {@code text}, or as a longer one with it inside: at
   * least two thirds of its letters, paths aside, are one text's, in their order.
   */
  public boolean canSay(String text) {
    Matcher prefix = PREFIX.matcher(text);
    String wanted = normal(PLACE.matcher(prefix.replaceFirst("")).replaceAll(" "));
    return !wanted.isEmpty() && templates.stream().anyMatch(pieces -> says(pieces, wanted));
  }

  private static boolean says(List<String> pieces, String wanted) {
    int from = 0;
    int letters = 0;
    for (String piece : pieces) {
      if (piece.contains(wanted)) {
        return true;
      }
      int at = wanted.indexOf(piece, from);
      if (at >= 0) {
        from = at + piece.length();
        letters += piece.length();
      }
    }
    return letters * 3 >= wanted.length() * 2;
  }
}
