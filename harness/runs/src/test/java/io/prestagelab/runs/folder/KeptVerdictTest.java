package io.prestagelab.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptVerdictTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOCAL",
        "REMOTE (no bundle)",
        "REMOTE (the bundle's checksum (md5) is wrong)",
        "FAILED (kernel panic: Attempted to kill init!)",
        "PRESTAGED"
      })
  void what_was_kept_is_read_again_to_the_letter(String line) {
    KeptVerdict.of(line).write(run(), List.of("Time           1 s"));
    assertThat(KeptVerdict.read(run()).map(KeptVerdict::line)).contains(line);
  }

  @Test
  void for_people_it_is_a_text_that_begins_with_it() {
    KeptVerdict.of("REMOTE (no bundle)").write(run(), List.of("  media reads     1 MB"));
    assertThat(run().verdictText())
        .hasContent("Verdict        REMOTE (no bundle)\n  media reads     1 MB\n");
  }

  @Test
  void for_programs_kind_and_reason_are_apart() {
    KeptVerdict.of("FAILED (disk: \"full\")").write(run(), List.of());
    assertThat(run().verdict())
        .hasContent("{\"kind\":\"FAILED\",\"reason\":\"disk: \\\"full\\\"\"}");
  }

  @Test
  void older_runs_have_the_text_only() throws IOException {
    Files.writeString(run().verdictText(), "\nVerdict        REMOTE (no bundle)\nTime  1 s\n");
    assertThat(KeptVerdict.read(run())).contains(new KeptVerdict("REMOTE", "no bundle"));
  }

  @Test
  void a_run_that_got_to_no_verdict_has_none() throws IOException {
    assertThat(KeptVerdict.read(run())).isEmpty();
    Files.writeString(run().verdictText(), "Interrupted\n");
    assertThat(KeptVerdict.read(run())).isEmpty();
  }

  @Test
  void a_damaged_one_is_told_by_its_name() throws IOException {
    Files.writeString(run().verdict(), "{\"kind\":");
    assertThatThrownBy(() -> KeptVerdict.read(run()))
        .isInstanceOf(RunException.class)
        .hasMessage(run().verdict() + " is damaged: it is no JSON");
  }

  private RunLayout run() {
    return new RunLayout(folder);
  }
}
