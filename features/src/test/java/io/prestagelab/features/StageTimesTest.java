package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTimesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void stages_of_the_same_title_are_summed_and_the_longest_comes_first() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("stages.log"),
            """
            2026-01-01T00:00:00Z\tlab\tPrepare the server
            2026-01-01T00:00:30Z\tend\tPrepare the server
            2026-01-01T00:00:30Z\tguest\tMiniboot
            2026-01-01T00:02:30Z\tend\tMiniboot
            2026-01-01T00:03:00Z\tguest\tnever ended
            """);
    StageTimes times = new StageTimes();
    times.add(log);
    times.add(log);
    times.add(folder.resolve("none.log"));
    assertThat(times.lines())
        .containsExactly(
            "     4.0 min in   2 of Miniboot", "     1.0 min in   2 of Prepare the server");
  }
}
