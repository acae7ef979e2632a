package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code lab scenarios --shard}, {@code lab merge} and {@code lab plan} refuse, and a plan.
 */
class ManyMachinesTest {
  @TempDir private Path folder = Path.of("");

  private final LabCommand lab = new LabCommand();

  @ParameterizedTest
  @ValueSource(strings = {"0/4", "5/4", "x", "1/0"})
  void a_shard_that_cannot_be_is_refused(String shard) {
    assertThat(lab.run("scenarios", "--list", "--shard", shard)).isEqualTo(ExitCode.CANNOT);
    lab.saysInOneLine("shard");
  }

  @Test
  void a_file_of_times_that_is_none_is_refused_with_its_line() throws IOException {
    Path times = Files.writeString(folder.resolve("times.tsv"), "# x\nsoon\n");
    assertThat(lab.run("scenarios", "--list", "--shard", "1/2", "--times", times.toString()))
        .isEqualTo(ExitCode.CANNOT);
    lab.saysInOneLine("times.tsv:2: ");
  }

  @Test
  void nothing_to_merge_is_refused() {
    assertThat(lab.run("merge", folder.toString(), "-o", folder.resolve("out").toString()))
        .isEqualTo(ExitCode.CANNOT);
    lab.saysInOneLine("has no results of a shard");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void a_plan_becomes_a_page_and_json() throws IOException {
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(
        plan,
        Files.readString(Path.of("../../docs/examples/plan.yaml"))
            .replace("windows: 200", "windows: 2"));
    Path page = folder.resolve("page.html");
    Path json = folder.resolve("plan.json");
    assertThat(lab.run("plan", plan.toString(), "-o", page.toString(), "--json", json.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(page).content().contains("<svg ");
    assertThat(json).content().contains("\"whatIf\"").contains("\"middle\"");
  }

  @Test
  void a_wrong_plan_is_refused_with_its_line_and_nothing_is_written() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), "subclouds: 5\nuplonk: 1 Gbit/s\n");
    Path page = folder.resolve("page.html");
    assertThat(lab.run("plan", plan.toString(), "-o", page.toString())).isEqualTo(ExitCode.CANNOT);
    lab.saysInOneLine("plan.yaml:2: unknown key 'uplonk'");
    assertThat(page).doesNotExist();
  }
}
