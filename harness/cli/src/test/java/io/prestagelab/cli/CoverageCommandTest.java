package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.runs.folder.RunLayout;
import io.prestagelab.runs.page.ScenarioResult;
import io.prestagelab.runs.page.SuiteHistory;
import io.prestagelab.runs.shard.Cut;
import io.prestagelab.runs.shard.Piece;
import io.prestagelab.runs.shard.Shard;
import io.prestagelab.runs.shard.ShardRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageCommandTest {
  @TempDir private Path folder = Path.of("");
  private final LabCommand lab = new LabCommand();

  private String traced(String name, int line) throws Exception {
    RunLayout run = new RunLayout(folder.resolve(name));
    Files.createDirectories(run.kickstarts());
    Files.writeString(run.kickstarts().resolve("x_ks.cfg"), "%pre\na\nb\n%end\n");
    Files.writeString(run.trace(), "map /tmp/s 1 x_ks.cfg 2\nrun /tmp/s " + line + "\n");
    return run.root().toString();
  }

  @Test
  void runs_and_a_coverage_of_others_are_put_together() throws Exception {
    Path first = folder.resolve("first/page.html");
    Path all = folder.resolve("all/page.html");
    assertThat(lab.run("coverage", traced("one", 1), "-o", first.toString())).isZero();
    String others = first.resolveSibling("coverage.json").toString();
    assertThat(lab.run("coverage", others, traced("two", 2), "-o", all.toString())).isZero();
    assertThat(all).content().contains("x_ks.cfg");
    assertThat(all.resolveSibling("coverage.info")).content().contains("LF:2\nLH:2");
  }

  @Test
  void a_folder_of_a_run_without_a_trace_is_refused() {
    assertThat(lab.run("coverage", folder.toString())).isEqualTo(2);
    lab.saysInOneLine("is neither a coverage.json nor the folder of a run made with --coverage");
  }

  @Test
  void kickstarts_of_the_other_generation_are_refused_before_anything_is_built() throws Exception {
    Files.writeString(folder.resolve("miniboot.cfg"), "%ks-early\n%end\n");
    assertThat(lab.run("scenarios", "--list", "--kickstarts", folder.toString())).isEqualTo(2);
    lab.saysInOneLine("holds kickstarts of the Debian generation");
  }

  @Test
  void a_merge_of_shards_tells_what_they_reached_together() throws Exception {
    Cut cut = new Cut(List.of(new Piece("f:1", 1), new Piece("f:2", 1)), 2);
    for (int i = 1; i <= 2; i++) {
      ShardRecord record = ShardRecord.of(new Shard(i, 2), cut, 0);
      Path home = folder.resolve("machine" + i);
      Path results = new SuiteHistory(home.resolve("suites")).begin();
      record.write(results);
      for (String key : record.scenarios()) {
        traced("machine" + i + "/runs/run", i);
        int line = Integer.parseInt(key.substring(2));
        SuiteHistory.add(
            results,
            new ScenarioResult(
                "Scenario " + line, "f", line, List.of(), "PASSED", 1000, "LOCAL", "", "run"));
      }
    }
    Path merged = folder.resolve("merged");
    assertThat(lab.run("merge", folder.toString(), "-o", merged.toString())).isZero();
    assertThat(merged.resolve("coverage/coverage.info")).content().contains("LF:2\nLH:2");
  }
}
