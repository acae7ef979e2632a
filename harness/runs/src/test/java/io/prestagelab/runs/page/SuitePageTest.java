package io.prestagelab.runs.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuitePageTest {
  private final Path home;
  private final SuiteHistory history;

  SuitePageTest(@TempDir Path home) {
    this.home = home;
    this.history = new SuiteHistory(home.resolve("suites"));
  }

  private static ScenarioResult result(int line, String run, String error) {
    return new ScenarioResult(
        "</script>A server", "miniboot", line, List.of(), "PASSED", 1000, "LOCAL", error, run);
  }

  private String page() throws IOException {
    Path file = home.resolve("page.html");
    new SuitePage(history, home.resolve("runs")).write(file);
    return Files.readString(file);
  }

  @Test
  void examples_of_an_outline_are_rows_of_their_own_and_link_to_their_pages() throws IOException {
    Files.createDirectories(home.resolve("runs/r1"));
    Files.writeString(home.resolve("runs/r1/page.html"), "x");
    Path suite = history.begin();
    SuiteHistory.add(suite, result(9, "r2", "password=verysecret"));
    SuiteHistory.add(suite, result(5, "r1", ""));
    assertThat(page())
        .contains("A server (example 2)")
        .contains("\"page\":\"runs/r1/page.html\"")
        .doesNotContain("runs/r2")
        .doesNotContain("verysecret")
        .doesNotContain("</script>A");
  }

  @Test
  void what_a_killed_run_left_half_written_does_not_matter() throws IOException {
    Path suite = history.begin();
    SuiteHistory.add(suite, result(5, "../../etc", ""));
    Files.writeString(suite, Files.readString(suite) + "{\"name\":\"ha");
    assertThat(page()).contains("\"page\":\"\"");
  }

  @Test
  void fifty_times_are_kept() {
    for (int i = 0; i < 55; i++) {
      SuiteHistory.add(history.begin(), result(1, "r", ""));
    }
    assertThat(history.suites()).hasSize(50);
  }

  @Test
  void without_any_result_there_is_no_page() {
    assertThatThrownBy(this::page)
        .isInstanceOf(RunException.class)
        .hasMessageContaining("no scenario has run yet");
  }
}
