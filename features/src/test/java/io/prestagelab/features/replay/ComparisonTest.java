package io.prestagelab.features.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  @TempDir Path folder;

  private Path run(String name, String verdict, String... lines) throws IOException {
    Path run = folder.resolve(name);
    Files.createDirectories(run.resolve("server"));
    Files.writeString(run.resolve("verdict.txt"), "\nVerdict        " + verdict + "\n");
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      log.append("2026-01-01T00:00:0%dZ\tks-script-%s.log\t%s%n".formatted(i, name, lines[i]));
    }
    Files.writeString(run.resolve("server/guest.log"), log);
    return run;
  }

  @Test
  void times_ports_and_identities_make_no_difference() throws IOException {
    Path before =
        run(
            "a",
            "LOCAL",
            "2026-01-01 00:00:00.100 - Miniboot  pre: local install check",
            "2026-01-01 00:00:01.000 - Miniboot post: updating platform.conf with install uuid : 972a3f36-99da-4dbc-8c7e-35dc0ec90d8f",
            "2026-01-01 00:00:02.000 - Miniboot post: get from patches url 'http://10.0.2.2:41679/iso' failed");
    Path now =
        run(
            "b",
            "LOCAL",
            "2026-02-02 10:00:00.100 - Miniboot  pre: local install check",
            "2026-02-02 10:00:01.000 - Miniboot post: updating platform.conf with install uuid : 00000000-99da-4dbc-8c7e-35dc0ec90d8f",
            "2026-02-02 10:00:02.000 - Miniboot post: get from patches url 'http://10.0.2.2:8080/iso' failed");
    assertThat(new Comparison(before, now).same()).isTrue();
    assertThat(new Comparison(before, now).lines()).contains("events      the same: 3");
  }

  @Test
  void the_first_difference_is_shown() throws IOException {
    Path before =
        run("a", "LOCAL", "Miniboot  pre: local install check", "Miniboot post: Local Install");
    Path now =
        run(
            "b",
            "REMOTE (bootimage.md5 check failed)",
            "Miniboot  pre: local install check",
            "Miniboot  pre: bootimage.md5 check failed");
    Comparison comparison = new Comparison(before, now);
    assertThat(comparison.same()).isFalse();
    assertThat(comparison.lines())
        .contains(
            "verdict     differs: LOCAL before, REMOTE (bootimage.md5 check failed) now",
            "events      differ after 1 (2 before, 2 now)",
            "  before    Miniboot post: Local Install",
            "  now       Miniboot  pre: bootimage.md5 check failed");
  }

  @Test
  void a_run_that_stopped_earlier_has_nothing_more() throws IOException {
    Path before =
        run("a", "LOCAL", "Miniboot  pre: local install check", "Miniboot post: Local Install");
    Path now = run("b", "LOCAL", "Miniboot  pre: local install check");
    assertThat(new Comparison(before, now).lines()).contains("  now       nothing more");
  }

  @Test
  void last_words_after_a_failure_make_no_difference() throws IOException {
    String failed = "FAILED (installation failed: no disk)";
    Path before = run("a", failed, "Miniboot  pre: local install check");
    Path now =
        run("b", failed, "Miniboot  pre: local install check", "Miniboot post: mount for eject");
    Comparison comparison = new Comparison(before, now);
    assertThat(comparison.same()).isTrue();
    assertThat(comparison.lines())
        .contains("events      the same: 1, and 1 more after the failure in one of the two");
  }
}
