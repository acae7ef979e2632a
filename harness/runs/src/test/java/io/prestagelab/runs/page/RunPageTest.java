package io.prestagelab.runs.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPageTest {

  @TempDir Path run;

  private String page() throws IOException {
    Path file = run.resolve("page.html");
    new RunPage(run).write(file);
    return Files.readString(file);
  }

  private void record(String name, String text) throws IOException {
    Path file = run.resolve(name);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  @Test
  void verdict_diagnosis_and_records_are_on_the_page() throws IOException {
    record("verdict.txt", "Verdict        REMOTE (no bundle)\n");
    record(
        "server/guest.log",
        "2026-01-01T00:00:01Z\tks-1.log\t2026-01-01 00:00:01.000 - Miniboot  pre: no prestaged"
            + " files\n");
    assertThat(page())
        .contains("REMOTE (no bundle)")
        .contains("directory on the backup partition is empty")
        .contains("[1767225601000,\"installer\",0,\"ks-1.log 2026-01-01 00:00:01.000");
  }

  @Test
  void what_a_server_prints_cannot_leave_the_data() throws IOException {
    record("server/console.log", "2026-01-01T00:00:01Z\t</script><script>alert(1)</script>\n");
    assertThat(page()).doesNotContain("<script>alert").contains("\\u003c/script>");
  }

  @Test
  void passwords_are_not_shown() throws IOException {
    record("server/console.log", "2026-01-01T00:00:01Z\thello\n");
    record(
        "redfish.log",
        "2026-01-01T00:00:02Z 3 ms POST /Sessions {\"UserName\":\"a\",\"Password\":\"secret1\"} ->"
            + " 201 {}\n");
    assertThat(page()).doesNotContain("secret1").contains("Sessions");
  }

  @Test
  void another_folder_is_refused() {
    assertThatThrownBy(() -> new RunPage(run))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("is not the folder of a run");
  }

  @Test
  void nothing_is_asked_of_any_other_place() throws IOException {
    record("server/console.log", "2026-01-01T00:00:01Z\thello\n");
    assertThat(page())
        .contains("default-src 'none'")
        .doesNotContainPattern("(?:src|href)=\"?https?:")
        .doesNotContain("@import");
  }

  @Test
  void the_libraries_licence_is_with_it() throws IOException {
    record("server/console.log", "2026-01-01T00:00:01Z\thello\n");
    assertThat(page()).contains("The MIT License").contains("Leon Sorokin");
  }

  @Test
  void of_a_huge_console_the_beginning_and_the_end_are_shown() throws IOException {
    StringBuilder console = new StringBuilder();
    for (int i = 0; i < 130_000; i++) {
      console.append("2026-01-01T00:00:01Z\tline ").append(i).append(" of a talkative guest\n");
    }
    console.append("x".repeat(1_000_000));
    record("server/console.log", console.toString());
    String page = page();
    assertThat(page.length()).isLessThan(21_000_000);
    assertThat(page)
        .contains("line 0 of")
        .contains("line 129999 of")
        .contains("lines are left out here");
  }

  @Test
  void a_run_that_has_hardly_begun_has_a_page() throws IOException {
    record("stages.log", "2026-01-01T00:00:01Z\tlab\tBuild the prestaged ISO\n2026-01");
    record("blocks.log", "2026-01-01T00:00:01Z\tdisk0\tmany\n");
    record("screens.log", "2026-01-01T00:00:01Z\t../../etc/passwd\tx\n");
    record("scenario.json", "{\"name\":");
    assertThat(page())
        .contains("Build the prestaged ISO")
        .contains("\"blocks\":[]")
        .doesNotContain("etc/passwd");
  }
}
