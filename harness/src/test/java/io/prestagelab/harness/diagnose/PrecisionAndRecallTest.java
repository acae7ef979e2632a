package io.prestagelab.harness.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recall and precision of every cause, on logs harmed as in the field, for two halves: logs made by
 * hand, which the matching was written with, and the held-back logs of real runs. On the first it
 * measures resistance to noise, on the second accuracy on unseen logs.
 */
class PrecisionAndRecallTest {

  private static final int SEEDS = 14;
  private static final long FIRST_SEED = 1_000_003;

  @TempDir Path folder;

  private final Diagnostician diagnostician = new Diagnostician();
  private final Map<String, int[]> counts = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void no_cause_is_found_or_named_wrongly_in_more_than_one_of_twenty_logs(boolean heldBack)
      throws IOException {
    System.out.println(heldBack ? "Held back, from real runs:" : "Made by hand:");
    for (Corpus.Log log : Corpus.logs()) {
      if (log.isHeldBack() == heldBack) {
        for (int seed = 0; seed < SEEDS; seed++) {
          count(log.cause(), diagnose(log, FIRST_SEED + seed));
        }
      }
    }
    counts.forEach(PrecisionAndRecallTest::print);
    assertThat(counts).isNotEmpty();
    assertThat(counts)
        .allSatisfy((cause, count) -> assertThat(recall(count)).isGreaterThanOrEqualTo(0.95));
    assertThat(counts)
        .allSatisfy((cause, count) -> assertThat(precision(count)).isGreaterThanOrEqualTo(0.95));
  }

  private String diagnose(Corpus.Log log, long seed) throws IOException {
    Path spoiled = folder.resolve("console.log");
    Files.writeString(spoiled, new FieldNoise(seed).spoil(Files.readString(log.file())));
    return diagnostician.diagnose(List.of(spoiled)).cause();
  }

  /** Right, all that should be, all that were named. */
  private void count(String expected, String found) {
    int[] ofExpected = counts.computeIfAbsent(expected, cause -> new int[3]);
    ofExpected[1]++;
    counts.computeIfAbsent(found, cause -> new int[3])[2]++;
    if (expected.equals(found)) {
      ofExpected[0]++;
    }
  }

  private static double recall(int[] count) {
    return count[1] == 0 ? 1 : (double) count[0] / count[1];
  }

  private static double precision(int[] count) {
    return count[2] == 0 ? 1 : (double) count[0] / count[2];
  }

  private static void print(String cause, int[] count) {
    System.out.printf(
        Locale.ROOT,
        "%-28s recall %.3f  precision %.3f  (%d logs)%n",
        cause,
        recall(count),
        precision(count),
        count[1]);
  }
}
