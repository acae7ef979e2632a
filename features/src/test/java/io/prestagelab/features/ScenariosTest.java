package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.features.reproduce.Recipes;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.Bench;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.page.ScenarioResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of scenarios before one is run. */
class ScenariosTest {
  @TempDir private Path folder = Path.of("");

  private Scenarios written(String text) throws IOException {
    return Scenarios.of(Files.writeString(folder.resolve("x.feature"), text));
  }

  @Test
  void every_step_of_the_suite_has_a_meaning() {
    assertThat(Scenarios.suite().checked().list()).hasSizeGreaterThan(60);
  }

  @Test
  void every_scenario_of_the_suite_can_be_told_from_the_others() {
    assertThat(Scenarios.suite().list())
        .extracting(Scenarios.Listed::place)
        .doesNotHaveDuplicates();
    assertThat(Scenarios.suite().list()).extracting(Scenarios.Listed::name).doesNotHaveDuplicates();
  }

  /**
   * Nobody may take it for one that was never asked for: a shard without its result is not whole.
   */
  @Test
  void a_scenario_that_cannot_begin_has_a_result_and_its_reason() throws IOException {
    LabHome home = new LabHome(Files.createFile(folder.resolve("no-folder")));
    List<ScenarioResult> results = new ArrayList<>();
    written("Feature: x\n  Scenario: y\n    Given a BIOS server with an empty disk\n")
        .run(
            Bench.unwatched(home, LabSettings.of(folder.resolve("x.iso")), "scenario"),
            1,
            (result, run) -> {
              assertThat(run).isNull();
              results.add(result);
            });
    assertThat(results).hasSize(1);
    assertThat(results.get(0).passed()).isFalse();
    assertThat(results.get(0).error()).startsWith("cannot make a run's folder");
  }

  @Test
  void the_demo_has_one_scenario_for_each_firmware_with_and_without_prestaging() {
    for (String kind : new String[] {"@prestaged", "@bare"}) {
      for (String firmware : new String[] {"@bios", "@uefi"}) {
        assertThat(Scenarios.demo().tagged(kind + " and " + firmware).checked().list()).hasSize(1);
      }
    }
  }

  @Test
  void every_recipe_is_a_scenario_of_the_lab() {
    Recipes recipes = new Recipes();
    for (String cause : recipes.reproducible()) {
      Path file = folder.resolve(cause + ".feature");
      Scenarios.of(recipes.script(cause, "", "BIOS").write(file)).checked();
      assertThat(file).content().contains("\n    When ");
    }
  }

  /** What lab test runs without options shows each thing that can happen at least once. */
  @Test
  void the_acceptance_scenarios_have_every_reason_firmware_disk_and_failure() {
    List<String> steps =
        Scenarios.suite().tagged("@acceptance").list().stream()
            .flatMap(each -> each.steps().stream())
            .toList();
    List<String> wanted =
        new ArrayList<>(
            List.of(
                "a BIOS server",
                "a UEFI server",
                "virtio disk",
                "nvme disk",
                "sata disk",
                "sectors of 4096 bytes",
                "it installs locally",
                "the prestaging fails with",
                "the installation fails with",
                "the run ends with",
                "the step \"open a session\" fails",
                "the step \"insert virtual media\" fails",
                "the step \"power on\" fails"));
    wanted.addAll(ReasonWords.all().keySet());
    wanted.removeIf(reason -> reason.startsWith("the prestaged repository does not"));
    assertThat(wanted)
        .allSatisfy(words -> assertThat(steps).anyMatch(step -> step.contains(words)));
  }

  @Test
  void tags_and_names_choose() {
    assertThat(Scenarios.suite().tagged("@smoke").list()).hasSizeBetween(3, 20);
    assertThat(Scenarios.suite().named("IPv6").list()).hasSize(1);
    assertThat(Scenarios.suite().tagged("@moon").list()).isEmpty();
  }

  @Test
  void a_scenario_is_found_again_at_its_place() {
    Scenarios.Listed some = Scenarios.suite().list().get(20);
    assertThat(Scenarios.at(List.of(some.place())).list()).containsExactly(some);
  }

  @Test
  void a_step_without_a_meaning_is_named_before_anything_begins() throws IOException {
    Scenarios strange = written("Feature: x\n\n  Scenario: y\n    Given the moon is full\n");
    assertThatThrownBy(strange::checked)
        .isInstanceOf(LabException.class)
        .hasMessageContaining("'the moon is full' of the scenario 'y'");
  }

  @Test
  void a_feature_without_a_scenario_is_refused() throws IOException {
    Scenarios none = written("Feature: x\n");
    assertThatThrownBy(none::checked)
        .isInstanceOf(LabException.class)
        .hasMessageContaining("no scenario");
  }

  @Test
  void what_is_no_feature_is_told_in_one_line() throws IOException {
    Scenarios garbage = written("Once upon a time\nthere was a BMC\n");
    assertThatThrownBy(garbage::list)
        .isInstanceOf(LabException.class)
        .hasMessageContaining("x.feature")
        .hasMessageNotContaining("\n");
  }
}
