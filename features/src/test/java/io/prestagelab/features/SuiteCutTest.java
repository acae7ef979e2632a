package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.features.Scenarios.Listed;
import io.prestagelab.runs.shard.Shard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lab's own suite in shards. */
class SuiteCutTest {
  private final List<Listed> suite = Scenarios.suite().list();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 200})
  void every_scenario_is_in_one_shard_in_the_suites_order(int count) {
    SuiteCut cut = new SuiteCut(suite, count, null);
    List<Listed> all = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      List<Listed> part = cut.of(new Shard(i, count));
      assertThat(suite.stream().filter(part::contains).toList()).isEqualTo(part);
      all.addAll(part);
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(suite);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void a_shard_run_by_its_places_is_the_same_scenarios(int count) {
    List<Listed> part = new SuiteCut(suite, count, null).of(new Shard(count, count));
    assertThat(Scenarios.at(part.stream().map(Listed::place).toList()).list())
        .containsExactlyInAnyOrderElementsOf(part);
  }
}
