package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.cli.Main;
import io.prestagelab.lab.reproduce.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scenarios that {@code lab reproduce} writes are scenarios of the lab: every step has glue.
 */
final class WrittenScenariosTest {
  @TempDir Path folder;

  @Test
  void every_written_scenario_has_glue() throws IOException {
    Recipes recipes = new Recipes();
    for (String cause : recipes.reproducible()) {
      String text = recipes.script(cause, "ERROR 503", "BIOS").text(cause);
      Files.writeString(folder.resolve(cause + ".feature"), text);
    }
    assertThat(dryRun()).isZero();
  }

  @Test
  void a_step_without_glue_would_be_noticed() throws IOException {
    Files.writeString(
        folder.resolve("x.feature"), "Feature: x\n\n  Scenario: x\n    Given the moon is full\n");
    assertThat(dryRun()).isNotZero();
  }

  private byte dryRun() {
    return Main.run(
        new String[] {"--dry-run", "--glue", "io.prestagelab.features", folder.toString()},
        getClass().getClassLoader());
  }
}
