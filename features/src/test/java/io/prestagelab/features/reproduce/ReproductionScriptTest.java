package io.prestagelab.features.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.features.Scenarios;
import io.prestagelab.lab.LabException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionScriptTest {
  @TempDir private Path folder = Path.of("");

  private static final ReproductionScript SCRIPT =
      new ReproductionScript(
          "no bundle",
          List.of(
              "a BIOS server with an empty disk",
              "a prestaged ISO on its bootable device",
              "When the server prestages itself",
              "When it is added as a subcloud",
              "Then it installs locally"));

  @Test
  void it_is_written_as_a_feature_file() {
    assertThat(SCRIPT.text())
        .isEqualTo(
            """
            Feature: no bundle

              Scenario: no bundle
                Given a BIOS server with an empty disk
                And a prestaged ISO on its bootable device
                When the server prestages itself
                And it is added as a subcloud
                Then it installs locally
            """);
  }

  @Test
  void what_is_written_can_be_run() {
    assertThat(Scenarios.of(SCRIPT.write(folder.resolve("a.feature"))).checked().list()).hasSize(1);
  }

  @Test
  void a_folder_that_is_not_there_is_no_place_to_write_to() {
    assertThatThrownBy(() -> SCRIPT.write(folder.resolve("no/a.feature")))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("a.feature");
  }
}
