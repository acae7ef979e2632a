package io.prestagelab.features.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.lab.LabException;
import io.prestagelab.runs.diagnose.Diagnosis;
import io.prestagelab.runs.diagnose.Diagnostician;
import io.prestagelab.runs.diagnose.RepeatedLines;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    RepeatedLines.Repeat repeat = new RepeatedLines(List.of(log)).of(FIELD, "no-backup-partition");
    assertThat(repeat.came()).isTrue();
    assertThat(repeat.otherWords()).isFalse();
    assertThat(repeat.again()).endsWith("guest.log:2");
  }

  @Test
  void a_line_of_another_cause_did_not_come() {
    assertThat(
            new RepeatedLines(List.of(log))
                .of("Miniboot  pre: local iso mount failed", "iso-mount-failed")
                .came())
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
            .of("Action: Check BMC username and password in config file", "bmc-login-refused");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // another status
        "bmc-insert-failed|Error : HTTP Status : 403 ; POST https://192.0.2.9/x/VirtualMedia.InsertMedia failed after 1 seconds|FAILED (insert virtual media: HTTP 400: Fault on purpose)",
        // off is not on
        "bmc-power-failed|Failed to Set System Power State to Off after 843 secs (PoweringOff)|FAILED (power on: HTTP 500: Fault on purpose)",
        // another reason for the panic
        "kernel-panic|Kernel panic - not syncing: Fatal exception in interrupt|Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)",
        // another reason for the fetch
        "stage2-unreachable|anaconda: failed to fetch stage2 from http://192.0.2.1/x: No route to host|lab-initrd: FATAL: cannot fetch http://10.0.2.2/x: HTTP/1.1 404 Not Found",
        // another request with the same status
        "bmc-insert-failed|Error : HTTP Status : 403 ; POST https://192.0.2.9/x/VirtualMedia.InsertMedia failed after 1 seconds|Error : HTTP Status : 403 ; POST https://192.0.2.9/x/ComputerSystem.Reset failed after 1 seconds",
        // words that many programs use
        "step-failed|error: the medium timed out|error: the mirror timed out",
        // the client's own words, which nobody can compare
        "bmc-insert-failed|Error : the hamster left the wheel|FAILED (insert virtual media: HTTP 400: Fault on purpose)",
      })
  void another_failure_of_the_same_cause_is_not_called_the_same(
      String cause, String field, String again) throws IOException {
    Path run = Files.writeString(folder.resolve("verdict.txt"), "Verdict        " + again + "\n");
    assertThat(new RepeatedLines(List.of(run)).of(field, cause).came()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bmc-insert-failed|Error : HTTP Status : 403 ; POST https://192.0.2.9/x/VirtualMedia.InsertMedia failed after 1 seconds|FAILED (insert virtual media: HTTP 403: Fault on purpose)",
        "bmc-boot-override-failed|Error : Unable to Set Boot Override ; HTTP Status : 412|FAILED (set the boot override: HTTP 412: Fault on purpose)",
        "bmc-power-failed|Failed to Power On Host|FAILED (power on: HTTP 500: Fault on purpose)",
        "image-not-served|Failed image url access check: http://192.0.2.1/x|Checking image failed: HTTP Status 404",
      })
  void the_same_failure_in_other_words_is_the_same(String cause, String field, String again)
      throws IOException {
    Path run = Files.writeString(folder.resolve("verdict.txt"), "Verdict        " + again + "\n");
    RepeatedLines.Repeat repeat = new RepeatedLines(List.of(run)).of(field, cause);
    assertThat(repeat.came()).isTrue();
    assertThat(repeat.otherWords()).isTrue();
  }

  @Test
  void what_the_labs_own_client_calls_by_another_name_is_the_same_if_it_says_the_same()
      throws IOException {
    Path server = Files.createDirectories(folder.resolve("run"));
    RunLayout layout = new RunLayout(server);
    Files.writeString(
        layout.verdictText(),
        "Verdict        FAILED (find the Redfish service: GET /redfish/v1/: HTTP 503: Fault)\n");
    assertThat(
            Reproduction.of(
                    server, "bmc-busy", List.of("Error : Service is busy, return code: 503"))
                .same())
        .isTrue();
    Files.writeString(
        layout.verdictText(),
        "Verdict        FAILED (find the Redfish service: GET /redfish/v1/: HTTP 404: Fault)\n");
    assertThat(
            Reproduction.of(
                    server, "bmc-busy", List.of("Error : Service is busy, return code: 503"))
                .same())
        .isFalse();
  }
}
