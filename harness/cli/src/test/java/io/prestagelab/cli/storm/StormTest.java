package io.prestagelab.cli.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StormTest {
  private static final StormSize SMALL =
      new StormSize(40, 40, 60, 2, true, Duration.ofSeconds(20), Duration.ofSeconds(25), false);

  @TempDir Path folder;

  @Test
  void each_install_is_told_once_and_rightly_although_the_emulator_is_killed() throws Exception {
    List<String> lab =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "io.prestagelab.cli.Lab");
    StormReport report = new Storm(SMALL, lab, folder, 40).run();
    assertThat(report.complaints()).as(report.table()).isEmpty();
    assertThat(report.jobs()).hasSize(60);
  }
}
