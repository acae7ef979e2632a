package io.prestagelab.runs.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.RunException;
import io.prestagelab.runs.page.ScenarioResult;
import io.prestagelab.runs.page.SuiteHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards of six scenarios, as machines leave them. */
class MergedSuiteTest {
  private static final int SCENARIOS = 6;

  @TempDir private Path folder = Path.of("");

  private static Cut cut(int count, long millis) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 1; i <= SCENARIOS; i++) {
      pieces.add(new Piece("f:" + i, millis + i));
    }
    return new Cut(pieces, count);
  }

  private static ScenarioResult result(String key, String status) {
    int line = Integer.parseInt(key.substring(2));
    String error = status.equals("PASSED") ? "" : "<expected> & \u0001 \"other\"\nmore";
    return new ScenarioResult(
        "Scenario " + line,
        "f",
        line,
        List.of("@smoke"),
        status,
        1000L * line,
        "LOCAL",
        error,
        "run-" + line);
  }

  private void ran(String home, ShardRecord record, Set<String> keys, String status)
      throws IOException {
    Path results = new SuiteHistory(folder.resolve(home).resolve("suites")).begin();
    record.write(results);
    for (String key : keys) {
      ScenarioResult result = result(key, status);
      SuiteHistory.add(results, result);
      Path run = folder.resolve(home).resolve("runs").resolve(result.run());
      Files.writeString(Files.createDirectories(run).resolve("page.html"), key);
    }
  }

  private void ran(String home, int number, int attempt, String status) throws IOException {
    ShardRecord record = ShardRecord.of(new Shard(number, 3), cut(3, 0), attempt);
    ran(home, record, record.scenarios(), status);
  }

  private MergedSuite merged() {
    return MergedSuite.of(List.of(folder));
  }

  private void refused(String text) {
    assertThatThrownBy(this::merged)
        .isInstanceOf(RunException.class)
        .hasMessageContaining(text)
        .hasMessageNotContaining("\n");
  }

  @Test
  void all_shards_together_have_every_scenario_once() throws IOException {
    for (int i = 1; i <= 3; i++) {
      ran("m" + i, i, 0, "PASSED");
    }
    assertThat(merged().results())
        .extracting(ScenarioResult::line)
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    assertThat(merged().passed()).isTrue();
  }

  @Test
  void other_words_than_the_documents_are_no_failure_and_are_told() throws IOException {
    ran("m1", 1, 0, "WORDS");
    ran("m2", 2, 0, "PASSED");
    ran("m3", 3, 0, "PASSED");
    assertThat(merged().passed()).isTrue();
    assertThat(MergedFolder.table(merged()))
        .contains("3 shards, 0 not passed", " in other words than the document's edition")
        .contains("    more");
    assertThat(JunitFile.of(merged().results())).contains("failures=\"0\"");
  }

  @Test
  void missing_shards_are_named() throws IOException {
    ran("m2", 2, 0, "PASSED");
    refused("shards 1/3, 3/3 are missing; run lab test --shard 1/3");
    ran("m1", 1, 0, "PASSED");
    refused("shard 3/3 is missing");
  }

  @Test
  void a_doubled_shard_is_named_with_both_places() throws IOException {
    for (int i = 1; i <= 3; i++) {
      ran("m" + i, i, 0, "PASSED");
    }
    ran("other", 2, 0, "PASSED");
    refused("shard 2/3 is there twice: in " + folder.resolve("m2"));
  }

  @Test
  void a_folder_that_is_given_twice_is_no_doubled_shard() throws IOException {
    for (int i = 1; i <= 3; i++) {
      ran("m" + i, i, 0, "PASSED");
    }
    assertThat(MergedSuite.of(List.of(folder, folder.resolve("m1"))).results()).hasSize(SCENARIOS);
  }

  @Test
  void of_a_shard_that_ran_again_in_its_folder_the_last_time_counts() throws IOException {
    ran("m1", 1, 0, "FAILED");
    ran("m1", 1, 0, "PASSED");
    ran("m2", 2, 0, "PASSED");
    ran("m3", 3, 0, "PASSED");
    assertThat(merged().passed()).isTrue();
    ran("m1", 1, 0, "FAILED");
    assertThat(merged().passed()).isFalse();
  }

  @Test
  void of_a_shard_that_the_engine_began_again_elsewhere_the_last_attempt_counts()
      throws IOException {
    ran("a", 1, 2, "PASSED");
    ran("m1", 1, 1, "FAILED");
    ran("m2", 2, 1, "PASSED");
    ran("m3", 3, 1, "PASSED");
    assertThat(merged().passed()).isTrue();
  }

  @Test
  void a_shard_that_was_killed_is_not_complete_even_if_it_was_complete_before() throws IOException {
    for (int i = 1; i <= 3; i++) {
      ran("m" + i, i, 0, "PASSED");
    }
    ran("m2", ShardRecord.of(new Shard(2, 3), cut(3, 0), 0), Set.of(), "PASSED");
    refused("shard 2/3 is not complete: 2 of its 2 scenarios have no result, the first is f:");
  }

  @Test
  void failed_scenarios_that_ran_again_add_to_their_shard() throws IOException {
    for (int i = 1; i <= 3; i++) {
      ran("m" + i, i, 0, i == 2 ? "FAILED" : "PASSED");
    }
    Set<String> keys = new TreeSet<>(cut(3, 0).keys(new Shard(2, 3)));
    ran("m2", ShardRecord.again(new Shard(2, 3), keys), keys, "PASSED");
    assertThat(merged().passed()).isTrue();
    assertThat(merged().results()).hasSize(SCENARIOS);
  }

  @Test
  void a_shard_of_another_cut_is_named() throws IOException {
    ran("m1", 1, 0, "PASSED");
    ran("m2", 2, 0, "PASSED");
    ShardRecord other = ShardRecord.of(new Shard(3, 3), cut(3, 9), 0);
    ran("m3", other, other.scenarios(), "PASSED");
    refused("shard 3/3 is of another cut than shard 1/3");
  }

  @Test
  void shards_of_different_counts_are_refused() throws IOException {
    ran("m1", 1, 0, "PASSED");
    ShardRecord other = ShardRecord.of(new Shard(2, 2), cut(2, 0), 0);
    ran("m2", other, other.scenarios(), "PASSED");
    refused("different cuts: 2/2, 1/3");
  }

  @Test
  void folders_without_a_shard_are_refused() throws IOException {
    refused("has no results of a shard");
    Files.createDirectories(folder.resolve("m/suites"));
    Files.writeString(folder.resolve("m/suites/x.shard.json"), "{\"number\":4,\"count\":3}");
    refused("is no record of a shard");
  }

  @Test
  void what_is_merged_stands_alone_with_the_scenarios_pages() throws IOException {
    for (int i = 1; i <= 3; i++) {
      ran("m" + i, i, 0, i == 1 ? "FAILED" : "PASSED");
    }
    Path out = folder.resolve("out");
    new MergedFolder(out).write(merged());
    assertThat(out.resolve("page.html")).content().contains("\"page\":\"runs/2-run-");
    assertThat(out.resolve("runs")).isDirectoryContaining("glob:**/1-run-*");
    assertThat(out.resolve("junit.xml"))
        .content()
        .contains("tests=\"6\" failures=\"2\"")
        .contains("&lt;expected&gt; &amp; \uFFFD");
    assertThat(out.resolve("times.tsv")).content().contains("6.000\tf\tScenario 6\t@smoke");
    assertThat(out.resolve("table.txt"))
        .content()
        .contains("6 scenarios in 3 shards, 2 not passed");
  }

  @Test
  void a_second_merge_replaces_the_first_and_nobody_elses_folder() throws IOException {
    for (int i = 1; i <= 3; i++) {
      ran("m" + i, i, 0, "PASSED");
    }
    MergedSuite suite =
        MergedSuite.of(List.of(folder.resolve("m1"), folder.resolve("m2"), folder.resolve("m3")));
    Path out = folder.resolve("out");
    new MergedFolder(out).write(suite);
    new MergedFolder(out).write(suite);
    assertThat(out.resolve("page.html")).exists();
    assertThatThrownBy(() -> new MergedFolder(folder.resolve("m1")).write(suite))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("is not empty and no earlier merge");
    assertThat(folder.resolve("m1/suites")).isNotEmptyDirectory();
  }
}
