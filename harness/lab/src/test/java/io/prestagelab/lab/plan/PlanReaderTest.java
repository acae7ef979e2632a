package io.prestagelab.lab.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {
  private static final String PLAN =
      """
      subclouds: 500
      uplink: 10 Gbit/s
      sizes: {miniboot: 600 MB, packages: 4 GB, bundle: 6 GB}
      times: {prepare: 60 s, post: 150 s, kernel: 1 min, install: 10 min}
      classes:
        - name: near
          share: 33 %
          link: 40 Mbit/s
          media: 4 MB/s
          prestaged: true
        - name: far
          count: 335
          link: 10 Mbit/s
          media: 1 MiB/s
      """;

  @TempDir private Path folder = Path.of("");

  private PlanReader.Asked read(String text) throws IOException {
    return PlanReader.read(Files.writeString(folder.resolve("plan.yaml"), text));
  }

  private void refused(String text, int line, String what) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(LabException.class)
        .hasMessageStartingWith(folder.resolve("plan.yaml") + ":" + line + ": ")
        .hasMessageContaining(what)
        .hasMessageNotContaining("\n");
  }

  @Test
  void units_shares_and_defaults_are_understood() throws IOException {
    FleetPlan plan = read(PLAN).plan();
    assertThat(plan.subclouds()).isEqualTo(500);
    assertThat(plan.parallel()).isEqualTo(250);
    assertThat(plan.uplink()).isEqualTo(1.25e9);
    assertThat(plan.classes()).extracting(FleetClass::count).containsExactly(165, 335);
    assertThat(plan.classes().get(1).media()).isEqualTo(1 << 20);
    assertThat(plan.classes().get(0).times().kernel()).isEqualTo(60);
  }

  @Test
  void without_questions_the_usual_ones_are_asked() throws IOException {
    assertThat(read(PLAN).variants())
        .extracting(FleetPlan::name)
        .contains(
            "all prestaged",
            "no silent fallback",
            "50 at a time",
            "250 at a time",
            "500 at a time");
    assertThat(read(PLAN).variants())
        .allSatisfy(each -> assertThat(each.subclouds()).isEqualTo(500));
  }

  @Test
  void a_question_changes_what_it_names_and_nothing_else() throws IOException {
    FleetPlan other =
        read(PLAN + "what-if:\n  - {name: slow, class: far, link: 1 Mbit/s, parallel: 10}\n")
            .variants()
            .get(0);
    assertThat(other.parallel()).isEqualTo(10);
    assertThat(other.classes()).extracting(FleetClass::link).containsExactly(5e6, 125e3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uplink: 10 Gbit/s|uplink: 0 Gbit/s|2|uplink: must be more than zero",
        "link: 10 Mbit/s|link: 0 Mbit/s|13|link: must be more than zero",
        "link: 10 Mbit/s|link: 10|13|must be a rate such as 40 Mbit/s",
        "link: 10 Mbit/s|link: -5 Mbit/s|13|must be a rate",
        "media: 1 MiB/s|medium: 1 MiB/s|14|unknown key 'medium'; known: count, disk",
        "uplink: 10|uplinks: 10|2|unknown key 'uplinks'",
        "count: 335|count: 300|6|add up to 465 subclouds; subclouds says 500",
        "count: 335|count: 0|6|add up to 165",
        "share: 33 %|share: 130 %|7|must be from 0 to 1",
        "subclouds: 500|subclouds: many|1|must be a whole number",
        "subclouds: 500|subclouds: 0|1|must be a whole number from 1",
        "name: far|name: near|11|two classes are named 'near'",
        "prestaged: true|fallback: 5 %|10|only a prestaged server can fall back",
        "bundle: 6 GB|bundle: 0 GB|3|bundle: must be more than zero",
        "kernel: 1 min|kernel: 1|4|must be a time such as",
        "kernel: 1 min|colonel: 1 min|4|unknown key 'colonel'",
        "count: 335|{count: 335|13|no YAML",
        "prestaged: true|failures: {bmc: 0.6, boot: 0.6}|10|more than 1 together"
      })
  void bad_input_is_told_with_its_line(String old, String other, int line, String what) {
    assertThat(PLAN).contains(old);
    refused(PLAN.replace(old, other), line, what);
  }

  @Test
  void what_is_no_plan_is_refused() {
    refused("", 1, "empty");
    refused("- a\n", 1, "not keys and their values");
    refused("subclouds: 5\nsubclouds: 6\n", 2, "'subclouds' is there twice");
    refused("subclouds: 5\n", 1, "classes: is missing or empty");
    refused(PLAN + "what-if:\n  - {parallel: 5}\n", 16, "name: is missing");
    refused(PLAN + "what-if:\n  - {name: x, class: moon}\n", 16, "no class is named 'moon'");
  }

  @Test
  void the_example_of_the_documentation_can_be_planned() {
    PlanReader.Asked asked = PlanReader.read(Path.of("../../docs/examples/plan.yaml"));
    Forecast forecast = Forecast.of(asked.plan(), 3, asked.seed());
    assertThat(PlanText.of(forecast, List.of(forecast)))
        .contains("500 subclouds")
        .contains("prestaged");
    assertThat(PlanPage.of(forecast, List.of()))
        .contains("<svg ")
        .contains("</html>")
        .doesNotContain("NaN");
  }
}
