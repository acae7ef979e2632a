package io.prestagelab.runs.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.RunException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTimesTest {
  private static final String TEXT =
      """
      # seconds\tfeature\tname\ttags
      10.000\tboot\tfast\t@smoke
      20.000\tboot\tfaster\t@smoke @bios
      30.500\tboot\tthe last of them\t@smoke
      300.000\tboot\tlong\t@slow @bios
      """;

  private final ScenarioTimes times = ScenarioTimes.parse(TEXT, "times.tsv");

  @Test
  void a_measured_scenario_takes_what_it_took() {
    assertThat(times.expected("boot", "the last of them", List.of())).isEqualTo(30_500);
  }

  @Test
  void an_unmeasured_one_takes_what_is_usual_for_the_longest_of_its_tags() {
    assertThat(times.expected("boot", "new", List.of("@smoke"))).isEqualTo(20_000);
    assertThat(times.expected("boot", "new", List.of("@smoke", "@slow"))).isEqualTo(300_000);
  }

  @Test
  void one_of_which_nothing_is_known_takes_what_is_usual_for_all() {
    assertThat(times.expected("x", "new", List.of("@moon"))).isEqualTo(20_000);
    assertThat(ScenarioTimes.parse("", "x").expected("x", "new", List.of())).isEqualTo(60_000);
  }

  @Test
  void what_is_written_reads_the_same() {
    assertThat(ScenarioTimes.parse(times.text(), "x").text()).isEqualTo(times.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ten\tboot\tx\t", "1\tboot\tx", "-1\tboot\tx\t", "1\ta\tb\tc\td", "x"})
  void a_line_of_another_form_is_refused_with_its_place(String line) {
    assertThatThrownBy(() -> ScenarioTimes.parse("# a\n" + line + "\n", "times.tsv"))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("times.tsv:2: ");
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> ScenarioTimes.read(Path.of("/nowhere/times.tsv")))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("/nowhere/times.tsv");
  }
}
