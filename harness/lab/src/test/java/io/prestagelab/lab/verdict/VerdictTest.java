package io.prestagelab.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.lab.verdict.Verdict.Objection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A verdict's line is what people and pages read. */
class VerdictTest {
  @Test
  void a_local_install_needs_no_reason() {
    assertThat(new Verdict.Local().line()).isEqualTo("LOCAL");
  }

  @Test
  void a_remote_install_says_why_not_locally() {
    assertThat(new Verdict.Remote("no bundle").line()).isEqualTo("REMOTE (no bundle)");
  }

  @Test
  void a_failure_says_what_kind_and_what_was_said() {
    assertThat(new Verdict.Failed("kernel panic", "not syncing").line())
        .isEqualTo("FAILED (kernel panic: not syncing)");
  }

  @Test
  void an_inconsistent_verdict_says_who_said_what() {
    List<Objection> objections =
        List.of(
            new Objection(Witness.INSTALLER_LOG, "a"),
            new Objection(Witness.CONTENT_SERVER, "b"),
            new Objection(Witness.MEDIA_READS, "c"),
            new Objection(Witness.INSTALLED_DISK, "d"));
    assertThat(new Verdict.Inconsistent(objections).line())
        .isEqualTo(
            "INCONSISTENT (installer log: a; content server: b; media reads: c; installed disk:"
                + " d)");
  }
}
