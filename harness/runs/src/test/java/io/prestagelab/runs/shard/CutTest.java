package io.prestagelab.runs.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.RunException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every cut, of suites of all sizes. */
class CutTest {
  private static final int SUITES = 200;

  private interface Rule {
    void check(List<Piece> pieces, int count, Cut cut);
  }

  private static List<Piece> suite(Random random) {
    List<Piece> pieces = new ArrayList<>();
    int size = random.nextInt(120);
    for (int i = 0; i < size; i++) {
      pieces.add(new Piece("f:" + i, random.nextInt(10) == 0 ? 0 : random.nextInt(300_000)));
    }
    return pieces;
  }

  private static void holds(Rule rule) {
    Random random = new Random(22);
    for (int i = 0; i < SUITES; i++) {
      List<Piece> pieces = suite(random);
      int count = 1 + random.nextInt(12);
      rule.check(pieces, count, new Cut(pieces, count));
    }
  }

  private static List<Shard> shards(int count) {
    List<Shard> shards = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      shards.add(new Shard(i, count));
    }
    return shards;
  }

  @Test
  void every_scenario_is_in_exactly_one_shard() {
    holds(
        (pieces, count, cut) -> {
          List<String> all = new ArrayList<>();
          shards(count).forEach(shard -> all.addAll(cut.keys(shard)));
          assertThat(all)
              .containsExactlyInAnyOrderElementsOf(pieces.stream().map(Piece::key).toList());
        });
  }

  @Test
  void no_shard_has_more_to_do_than_another_by_more_than_the_longest_scenario() {
    holds(
        (pieces, count, cut) -> {
          long longest = pieces.stream().mapToLong(Piece::millis).max().orElse(0);
          long least = shards(count).stream().mapToLong(cut::millis).min().orElse(0);
          assertThat(cut.longest() - least).isLessThanOrEqualTo(longest);
        });
  }

  @Test
  void no_shard_has_nothing_to_do_while_another_has_two_scenarios() {
    holds(
        (pieces, count, cut) ->
            assertThat(shards(count).stream().filter(each -> cut.keys(each).isEmpty()).count())
                .isEqualTo(Math.max(0, count - pieces.size())));
  }

  @Test
  void the_order_in_which_the_scenarios_are_found_makes_no_difference() {
    Random random = new Random(5);
    holds(
        (pieces, count, cut) -> {
          List<Piece> mixed = new ArrayList<>(pieces);
          Collections.shuffle(mixed, random);
          Cut other = new Cut(mixed, count);
          assertThat(other.fingerprint()).isEqualTo(cut.fingerprint());
          shards(count).forEach(each -> assertThat(other.keys(each)).isEqualTo(cut.keys(each)));
        });
  }

  @Test
  void another_time_another_scenario_or_another_count_is_another_cut() {
    List<Piece> pieces = List.of(new Piece("a:1", 5), new Piece("a:2", 7));
    assertThat(
            List.of(
                new Cut(pieces, 2).fingerprint(),
                new Cut(pieces, 3).fingerprint(),
                new Cut(pieces.subList(0, 1), 2).fingerprint(),
                new Cut(List.of(new Piece("a:1", 5), new Piece("a:2", 8)), 2).fingerprint()))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_scenario_that_is_there_twice_is_refused() {
    List<Piece> pieces = List.of(new Piece("a:1", 5), new Piece("a:1", 7));
    assertThatThrownBy(() -> new Cut(pieces, 2)).hasMessageContaining("a:1 is there twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/4", "5/4", "1/0", "", "2", "1/2/3", "-1/4", "1/10000", " 1/2", "a/b"})
  void what_is_no_shard_is_refused(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(RunException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_shard_reads_as_it_is_written() {
    assertThat(Shard.parse("2/4")).isEqualTo(new Shard(2, 4)).hasToString("2/4");
  }
}
