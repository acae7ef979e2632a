package io.prestagelab.lab.verdict;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which edition of Miniboot's kickstarts a kickstart is, by what it can say of an installation. */
public final class MinibootEditions {
  private static final Pattern LOGGED = Pattern.compile("wlog \"\\$\\{?KS\\}? (.*)\"");
  private static final Pattern NOTED = Pattern.compile("note \"(.*)\"");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?\\w+\\}?");

  private MinibootEditions() {}

  /** The editions whose words for a local and for a remote install both stand in {@code lines}. */
  public static List<String> of(List<String> lines) {
    List<String> said =
        lines.stream()
            .map(String::strip)
            .flatMap(line -> texts(line).stream())
            .map(text -> "Miniboot post: " + VARIABLE.matcher(text).replaceAll("/mnt/x"))
            .toList();
    return MinibootEdition.all().stream()
        .filter(edition -> says(said, edition.local()) && says(said, edition.remote()))
        .map(MinibootEdition::edition)
        .toList();
  }

  private static List<String> texts(String line) {
    for (Pattern pattern : List.of(LOGGED, NOTED)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return List.of(matcher.group(1));
      }
    }
    return List.of();
  }

  private static boolean says(List<String> said, Pattern text) {
    return said.stream().anyMatch(line -> text.matcher(line).find());
  }
}
