package io.prestagelab.runs.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.folder.KeptVerdict;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllRunsPageTest {
  @TempDir Path runs;

  @Test
  void has_all_runs_the_newest_first_with_their_verdicts_and_pages() throws IOException {
    SampleRun unused = SampleRun.whole(runs.resolve("20260101-000000-demo"), 1);
    SampleRun newer = SampleRun.whole(runs.resolve("20260102-000000-demo"), 1);
    new KeptVerdict("REMOTE", "no </script> bundle")
        .write(new RunLayout(runs.resolve("20260102-000000-demo")), List.of());
    Files.createDirectories(runs.resolve("no-run"));
    new AllRunsPage(runs).write(runs.resolve("page.html"));
    String page = Files.readString(runs.resolve("page.html"));
    assertThat(page)
        .containsSubsequence("20260102-000000-demo", "REMOTE", "20260101-000000-demo")
        .contains("20260101-000000-demo/page.html")
        .doesNotContain("no-run", "no </script>");
    assertThat(newer).isNotNull();
    assertThat(runs.resolve("20260101-000000-demo/page.html")).isNotEmptyFile();
  }

  @Test
  void of_no_runs_is_refused() {
    assertThatThrownBy(() -> new AllRunsPage(runs).write(runs.resolve("page.html")))
        .hasMessageContaining("there is no run in " + runs + "; 'lab demo' makes one");
  }
}
