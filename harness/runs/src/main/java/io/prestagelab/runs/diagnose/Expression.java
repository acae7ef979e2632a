package io.prestagelab.runs.diagnose;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line is read with: an expression whose named groups become holes; a digit at the end of a
 * group's name is no part of the hole's. Branches of which a line has not the plain words are not
 * tried.
 */
final class Expression {

  private static final Pattern GROUP = Pattern.compile("\\(\\?<(([a-z]+)\\d?)>");

  private static final String ANY_CASE = "(?i)";

  private final List<Branch> branches;

  private record Branch(Pattern pattern, Need need, List<Group> groups) {}

  private record Group(String name, String hole) {}

  /**
   * Reads one.
   *
   * @param vocabulary takes its plain words
   */
  Expression(String text, Vocabulary vocabulary) {
    boolean anyCase = text.startsWith(ANY_CASE);
    int flags = anyCase ? Pattern.CASE_INSENSITIVE : 0;
    this.branches =
        PlainWords.of(anyCase ? text.substring(ANY_CASE.length()) : text, vocabulary).stream()
            .map(b -> new Branch(Pattern.compile(b.expression(), flags), b.need(), groups(b)))
            .toList();
  }

  private static List<Group> groups(PlainWords.Branch branch) {
    List<Group> groups = new ArrayList<>();
    Matcher names = GROUP.matcher(branch.expression());
    while (names.find()) {
      groups.add(new Group(names.group(1), names.group(2)));
    }
    return groups;
  }

  /**
   * The groups that a text has are put into the holes.
   *
   * @param words the numbers of a text's that has this one in it
   * @return whether it matches at all
   */
  boolean fill(String text, BitSet words, Map<String, String> holes) {
    Matcher first = null;
    List<Group> groups = List.of();
    for (Branch branch : branches) {
      Matcher matcher = branch.need.mayBeIn(words) ? branch.pattern.matcher(text) : null;
      if (matcher != null && matcher.find() && isBefore(matcher, first)) {
        first = matcher;
        groups = branch.groups;
      }
    }
    if (first != null) {
      put(groups, first, holes);
    }
    return first != null;
  }

  /** What the groups that a text has hold, by hole; null if it does not match at all. */
  @Nullable Map<String, String> groups(String text, BitSet words) {
    Map<String, String> holes = new LinkedHashMap<>();
    return fill(text, words, holes) ? holes : null;
  }

  /** As one expression would: what begins first counts, of those that begin together the first. */
  private static boolean isBefore(Matcher matcher, @Nullable Matcher other) {
    return other == null || matcher.start() < other.start();
  }

  private static void put(List<Group> groups, Matcher matcher, Map<String, String> holes) {
    for (Group group : groups) {
      String value = matcher.group(group.name());
      if (value != null && !value.isBlank()) {
        holes.put(group.hole(), value.strip());
      }
    }
  }
}
