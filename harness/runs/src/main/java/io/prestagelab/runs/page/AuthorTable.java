package io.prestagelab.runs.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the author of kickstarts wants to know of the scenarios that ran with them: how many passed,
 * and of the others why not, in both texts where it is only the words.
 */
public final class AuthorTable {
  /** End of a note on a text that the kickstarts in use have no words for. */
  public static final String NO_WORDS = "; these kickstarts cannot say it";

  private static final int LONGEST = 300;

  private static final Predicate<String> CANNOT_SAY = note -> note.endsWith(NO_WORDS);

  private final List<ScenarioResult> results;

  /** That of these scenarios. */
  public AuthorTable(List<ScenarioResult> results) {
    this.results = List.copyOf(results);
  }

  /** Whether some scenario passed in other words than the document's edition. */
  public boolean hasOtherWords() {
    return results.stream().anyMatch(AuthorTable::otherWords);
  }

  /** The table. */
  public List<String> lines() {
    List<String> rows = new ArrayList<>();
    int other = rows("other words", CANNOT_SAY.negate(), rows);
    int silent = rows("cannot be said", CANNOT_SAY, rows);
    int failed = 0;
    for (ScenarioResult each : results) {
      if (!each.passed() && !each.status().equals("SKIPPED")) {
        failed++;
        rows.add(row("failed", each.name()));
        rows.add(row("", inOneLine(each.error())));
      }
    }
    long passed = results.stream().filter(each -> each.status().equals("PASSED")).count();
    rows.add(
        0,
        "For the author of the kickstarts: %d passed, %d in other words than the document's edition, %d that cannot be said, %d failed"
            .formatted(passed, other, silent, failed));
    return rows;
  }

  private int rows(String kind, Predicate<String> wanted, List<String> rows) {
    int count = 0;
    for (ScenarioResult each : results) {
      List<String> notes = each.error().lines().filter(wanted).toList();
      if (otherWords(each) && !notes.isEmpty()) {
        count++;
        rows.add(row(kind, each.name()));
        notes.forEach(note -> rows.add(row("", note)));
      }
    }
    return count;
  }

  private static boolean otherWords(ScenarioResult result) {
    return result.status().equals(ScenarioResult.OTHER_WORDS);
  }

  private static String inOneLine(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(LONGEST, line.length()));
  }

  private static String row(String kind, String text) {
    return "  %-16s%s".formatted(kind, text);
  }
}
