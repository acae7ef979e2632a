package io.prestagelab.features.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.lab.LabException;
import io.prestagelab.runs.diagnose.Diagnosis;
import io.prestagelab.runs.diagnose.Diagnostician;
import io.prestagelab.runs.diagnose.RepeatedLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReproductionTest {
  private static final String FIELD =
      "2021-11-05 05:03:10.061 - Miniboot  pre: backup device /dev/disk/by-partlabel/Platform\\x20Backup does not exist";

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void a_run_of_the_lab() throws IOException {
    log =
        Files.writeString(
            folder.resolve("guest.log"),
            """
            2026-01-01T00:00:01Z\tks-script-a.log\t2026-01-01 00:00:01.000 - Miniboot  pre: local install check
            2026-01-01T00:00:02Z\tks-script-a.log\t2026-01-01 00:00:02.000 - Miniboot  pre: backup device /dev/disk/by-partlabel/Platform\\x20Backup does not exist
            """);
  }

  @Test
  void the_same_line_with_another_time_came_again() {
    RepeatedLines.Repeat repeat = new RepeatedLines(List.of(log)).of(FIELD);
    assertThat(repeat.came()).isTrue();
    assertThat(repeat.otherWords()).isFalse();
    assertThat(repeat.again()).endsWith("guest.log:2");
  }

  @Test
  void a_line_of_another_cause_did_not_come() {
    assertThat(new RepeatedLines(List.of(log)).of("Miniboot  pre: local iso mount failed").came())
        .isFalse();
  }

  @Test
  void another_known_line_of_the_same_cause_is_told_apart() throws IOException {
    Path refused =
        Files.writeString(
            folder.resolve("verdict.txt"),
            "Verdict        FAILED (open a session: HTTP 401; check bmc_username and the BMC password)\n");
    RepeatedLines.Repeat repeat =
        new RepeatedLines(List.of(refused))
            .of("Action: Check BMC username and password in config file");
    assertThat(repeat.came()).isTrue();
    assertThat(repeat.otherWords()).isTrue();
  }

  @Test
  void a_saved_diagnosis_is_read_as_it_was() throws IOException {
    Diagnosis diagnosis = new Diagnostician().diagnose(List.of(log));
    Path saved =
        Files.writeString(
            folder.resolve("saved.json"), new JsonMapper().writeValueAsString(diagnosis));
    assertThat(SavedDiagnosis.isOne(saved)).isTrue();
    assertThat(SavedDiagnosis.read(saved)).isEqualTo(diagnosis);
  }

  @Test
  void other_json_is_no_diagnosis() throws IOException {
    Path other = Files.writeString(folder.resolve("other.json"), "{\"lines\": 1}");
    assertThatThrownBy(() -> SavedDiagnosis.read(other))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("is no diagnosis");
  }
}
