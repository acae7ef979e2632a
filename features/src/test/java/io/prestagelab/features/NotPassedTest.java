package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.features.Scenarios.Listed;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.page.ScenarioResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotPassedTest {
  @TempDir private Path folder;

  private final List<Listed> three =
      Scenarios.suite().named("^The (medium is|password)").list().subList(0, 3);

  private Path file() {
    return folder.resolve("failed.txt");
  }

  private static ScenarioResult end(Listed scenario, String status) {
    String place = scenario.place();
    return new ScenarioResult(
        scenario.name(),
        place.replaceAll(".*/|\\.feature:\\d+$", ""),
        Integer.parseInt(place.substring(place.lastIndexOf(':') + 1)),
        scenario.tags(),
        status,
        1,
        "",
        "",
        "");
  }

  @Test
  void whatever_a_killed_run_did_not_reach_is_run_again() {
    NotPassed notPassed = new NotPassed(file(), three);
    assertThat(Scenarios.at(NotPassed.in(file())).list()).isEqualTo(three);
    notPassed.ended(end(three.get(1), "PASSED"));
    assertThat(Scenarios.at(NotPassed.in(file())).list())
        .containsExactly(three.get(0), three.get(2));
  }

  @Test
  void what_failed_is_run_again_and_what_only_used_other_words_is_not() {
    NotPassed notPassed = new NotPassed(file(), three);
    notPassed.ended(end(three.get(0), "FAILED"));
    notPassed.ended(end(three.get(1), ScenarioResult.OTHER_WORDS));
    notPassed.ended(end(three.get(2), "PASSED"));
    assertThat(NotPassed.in(file())).containsExactly(three.get(0).place());
  }

  @Test
  void where_all_passed_and_where_nothing_ran_there_is_none_to_run_again() {
    assertThatThrownBy(() -> NotPassed.in(file()))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("none to rerun");
    NotPassed notPassed = new NotPassed(file(), three);
    three.forEach(each -> notPassed.ended(end(each, "PASSED")));
    assertThatThrownBy(() -> NotPassed.in(file())).hasMessageContaining("none to rerun");
  }

  @Test
  void a_file_that_cannot_be_read_is_told() throws Exception {
    Files.createDirectory(file());
    assertThatThrownBy(() -> NotPassed.in(file()))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("cannot be read");
  }
}
