package io.prestagelab.features.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
  @TempDir private Path folder = Path.of("");

  private static final Script SCRIPT =
      new Script(
          "no bundle",
          List.of(
              "a BIOS server with an empty disk",
              "a prestaged ISO on its bootable device",
              "the server prestages itself",
              "it is added as a subcloud",
              "it installs locally"));

  @Test
  void what_is_written_is_read_again() {
    assertThat(Script.parse("x", SCRIPT.text("Feature"))).isEqualTo(SCRIPT);
  }

  @Test
  void the_steps_that_a_scenario_kept_are_a_script_without_what_it_expected() throws IOException {
    Files.writeString(
        folder.resolve("steps.log"),
        """
        2026-01-01T00:00:00Z\tbegin\tGiven a BIOS server with an empty disk
        2026-01-01T00:00:01Z\tpassed\tGiven a BIOS server with an empty disk
        2026-01-01T00:00:01Z\tbegin\tWhen it is added as a subcloud
        2026-01-01T00:00:60Z\tpassed\tWhen it is added as a subcloud
        2026-01-01T00:00:60Z\tfailed\tThen it installs remotely
        2026-01-01T00:00:60Z\tskipped\tAnd the log says "Remote Install"
        """);
    assertThat(Script.ofRun(folder).steps())
        .containsExactly("a BIOS server with an empty disk", "it is added as a subcloud");
  }

  @Test
  void a_run_that_kept_no_steps_cannot_be_run_again() {
    assertThatThrownBy(() -> Script.ofRun(folder))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("kept no scenario");
  }

  @Test
  void it_is_written_as_a_feature_file() {
    assertThat(SCRIPT.text("A feature"))
        .isEqualTo(
            """
            Feature: A feature

              Scenario: no bundle
                Given a BIOS server with an empty disk
                And a prestaged ISO on its bootable device
                When the server prestages itself
                And it is added as a subcloud
                Then it installs locally
            """);
  }

  @Test
  void a_file_with_two_scenarios_is_refused() {
    String two = SCRIPT.text("A") + "\n  Scenario: another\n    Given a thing\n";
    assertThatThrownBy(() -> Script.parse("two.feature", two))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("two.feature must have one scenario");
  }

  @Test
  void a_step_that_cannot_be_run_is_named_before_anything_begins() {
    Script unknown = new Script("x", List.of("the moon is full"));
    assertThatThrownBy(() -> ScriptRun.check(unknown))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("the moon is full");
  }

  @Test
  void a_request_that_no_bmc_has_is_answered_with_those_it_has() {
    assertThatThrownBy(() -> new OwnInstallValues("/dev/sda").with("nothing"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("key: value");
  }
}
