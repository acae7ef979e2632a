package io.prestagelab.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabHomeTest {
  @TempDir Path folder;

  @Test
  void runs_that_begin_at_once_have_folders_of_their_own() {
    LabHome home = new LabHome(folder);
    List<Path> runs =
        IntStream.range(0, 16).parallel().mapToObj(i -> home.newRun("demo").path()).toList();
    assertThat(runs).doesNotHaveDuplicates().allMatch(Files::isDirectory);
  }

  @Test
  void a_run_leaves_its_logs_and_nothing_else() throws Exception {
    RunFolder run = new LabHome(folder).newRun("demo");
    Files.writeString(run.log(), "log");
    Files.writeString(run.disk(), "disk");
    Files.writeString(run.www().resolve("a"), "served");
    run.removeWork();
    try (var left = Files.list(run.path())) {
      assertThat(left).containsExactly(run.log());
    }
  }
}
