package io.prestagelab.runs.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorTableTest {
  private static ScenarioResult ended(String name, String status, String error) {
    return new ScenarioResult(name, "miniboot", 1, List.of(), status, 1, "", error, "");
  }

  private static final ScenarioResult PASSED = ended("A", "PASSED", "");
  private static final ScenarioResult BOTH =
      ended(
          "B",
          "WORDS",
          "the document's words: 'x'; here: 'y'\nthe document's words: 'z'" + AuthorTable.NO_WORDS);
  private static final ScenarioResult FAILED = ended("C", "FAILED", "expected x\nbut was y");

  @Test
  void every_kind_is_counted_and_what_is_not_as_the_document_says_has_its_reason() {
    AuthorTable table = new AuthorTable(List.of(PASSED, BOTH, FAILED, PASSED));
    assertThat(table.hasOtherWords()).isTrue();
    assertThat(table.lines())
        .containsExactly(
            "For the author of the kickstarts: 2 passed, 1 in other words than the document's"
                + " edition, 1 that cannot be said, 1 failed",
            "  other words     B",
            "                  the document's words: 'x'; here: 'y'",
            "  cannot be said  B",
            "                  the document's words: 'z'; these kickstarts cannot say it",
            "  failed          C",
            "                  expected x but was y");
  }

  @Test
  void where_all_have_the_documents_words_there_is_one_line() {
    AuthorTable table = new AuthorTable(List.of(PASSED, ended("D", "SKIPPED", "")));
    assertThat(table.hasOtherWords()).isFalse();
    assertThat(table.lines()).hasSize(1).first().asString().contains("1 passed, 0 in other");
  }
}
