package io.prestagelab.runs.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kickstarts are composed from parts, so that a section stands in several of them, word for word.
 * What ran in one of them is known to work, though the other's did not run.
 */
final class SameSections {
  private final Map<List<String>, List<Section>> byText = new HashMap<>();

  private record Section(KickstartCoverage kickstart, int head, List<String> text) {
    boolean has(int line) {
      return line > head && line <= head + text.size();
    }
  }

  /** A line of a kickstart, from 1. */
  record Place(KickstartCoverage kickstart, int line) {
    boolean ran() {
      return kickstart.ran().containsKey(line);
    }

    boolean showed(String message) {
      return kickstart.messages().stream()
          .anyMatch(
              each ->
                  each.line() == line
                      && each.text().equals(message)
                      && !each.scenarios().isEmpty());
    }
  }

  /** Those that {@code kickstarts} have in common. */
  SameSections(List<KickstartCoverage> kickstarts) {
    for (KickstartCoverage kickstart : kickstarts) {
      for (Section section : sections(kickstart)) {
        byText.computeIfAbsent(section.text(), text -> new ArrayList<>()).add(section);
      }
    }
  }

  /** The text of a section is its head and what follows, without the line that ends it. */
  private static List<Section> sections(KickstartCoverage kickstart) {
    List<String> lines = kickstart.lines();
    List<Section> found = new ArrayList<>();
    int head = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("%end") && head >= 0) {
        found.add(new Section(kickstart, head, lines.subList(head, i)));
        head = -1;
      } else if (head < 0 && lines.get(i).matches("%[a-z].*")) {
        head = i;
      }
    }
    return found;
  }

  /** Where each line of {@code kickstart} stands, here and in others, by its number. */
  Map<Integer, List<Place>> places(KickstartCoverage kickstart) {
    Map<Integer, List<Place>> found = new TreeMap<>();
    for (Section section : sections(kickstart)) {
      List<Section> same = byText.getOrDefault(section.text(), List.of());
      for (int line : kickstart.executable()) {
        if (section.has(line)) {
          found.put(
              line,
              same.stream()
                  .map(each -> new Place(each.kickstart(), line - section.head() + each.head()))
                  .toList());
        }
      }
    }
    return found;
  }
}
