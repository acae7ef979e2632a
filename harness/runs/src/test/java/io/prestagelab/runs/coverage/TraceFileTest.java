package io.prestagelab.runs.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {
  @TempDir private Path folder = Path.of("");

  private String condensed(String trace) throws IOException {
    Files.writeString(folder.resolve("raw"), trace);
    TraceFile.condense(folder.resolve("raw"), folder.resolve("kept"));
    return Files.readString(folder.resolve("kept"));
  }

  @Test
  void a_loop_is_kept_once() throws IOException {
    assertThat(condensed("map /s 1 k 1\n" + "run /s 1\nrun /s 2\n".repeat(1000) + "run /s 3\n"))
        .isEqualTo("map /s 1 k 1\nrun /s 1\nrun /s 2\nrun /s 1\n\nrun /s 2\nrun /s 3\n");
  }

  @Test
  void lines_of_a_new_script_are_kept_again() throws IOException {
    String trace = "map /s 1 k 1\nrun /s 1\nrun /s 2\nmap /s 1 k 50\nrun /s 1\nrun /s 2\n";
    assertThat(condensed(trace)).isEqualTo(trace);
  }

  @Test
  void what_cannot_be_understood_and_an_unfinished_end_are_not_kept() throws IOException {
    assertThat(condensed("noise\nrun /s 1\nrun /s\n\nrun /srun /s 7\nrun /s 12"))
        .isEqualTo("run /s 1\nrun /s 7\n");
  }

  @Test
  void a_hostile_trace_is_bounded() throws IOException {
    Path raw = folder.resolve("raw");
    try (BufferedWriter out = Files.newBufferedWriter(raw)) {
      out.write("run /" + "x".repeat(5_000_000) + " 1\n");
      for (int i = 0; i < 600_000; i++) {
        out.write("run /script-" + i + " " + i + "\n");
      }
    }
    TraceFile.condense(raw, folder.resolve("kept"));
    assertThat(Files.size(folder.resolve("kept"))).isBetween(1_000_000L, 4_100_000L);
  }

  @Test
  void without_a_trace_nothing_is_kept() {
    TraceFile.condense(folder.resolve("none"), folder.resolve("kept"));
    assertThat(folder.resolve("kept")).doesNotExist();
  }
}
