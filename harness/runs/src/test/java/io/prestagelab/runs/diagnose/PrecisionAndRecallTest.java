package io.prestagelab.runs.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recall and precision of every cause, on logs harmed as in the field, for two halves: logs made by
 * hand, which the matching was written with, and the held-back logs of real runs; with the noise
 * that the matching was written with, and with a second one of other kinds and rates. On the first
 * half it measures resistance to noise; the second half no rule was written from, though its rates
 * were seen while the matching was made.
 */
@Tag("long")
class PrecisionAndRecallTest {

  private static final int SEEDS = 14;
  private static final int DAMAGE_SEEDS = 30;
  private static final int BAD_DAMAGE_SEEDS = 10;
  private static final long FIRST_SEED = 1_000_003;

  @TempDir Path folder;

  private final Diagnostician diagnostician = new Diagnostician();
  private final Map<String, int[]> counts = new TreeMap<>();
  private final Map<String, Integer> wrong = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void field_noise_hides_no_cause(boolean heldBack) throws IOException {
    measure(heldBack, "harmed in one of seven ways", SEEDS, seed -> new FieldNoise(seed)::spoil);
    eachCauseIsGoodEnough();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_damaged_console_hides_no_cause(boolean heldBack) throws IOException {
    measure(heldBack, "one kind of console damage", DAMAGE_SEEDS, s -> new ConsoleDamage(s, 1)::of);
    eachCauseIsGoodEnough();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_badly_damaged_console_hides_few_causes(boolean heldBack) throws IOException {
    measure(
        heldBack,
        "up to three kinds of console damage at once",
        BAD_DAMAGE_SEEDS,
        seed -> new ConsoleDamage(seed, 3)::of);
    int right = counts.values().stream().mapToInt(count -> count[0]).sum();
    int all = counts.values().stream().mapToInt(count -> count[1]).sum();
    System.out.printf(Locale.ROOT, "right: %d of %d, %.3f%n", right, all, (double) right / all);
    assertThat((double) right / all).isGreaterThanOrEqualTo(0.95);
  }

  private void measure(
      boolean heldBack, String harm, int seeds, LongFunction<UnaryOperator<String>> noise)
      throws IOException {
    System.out.println((heldBack ? "Held back, from real runs, " : "Made by hand, ") + harm + ":");
    for (Corpus.Log log : Corpus.logs()) {
      if (log.isHeldBack() == heldBack) {
        for (int seed = 0; seed < seeds; seed++) {
          count(log, diagnose(log, noise.apply(FIRST_SEED + seed)));
        }
      }
    }
    counts.forEach(PrecisionAndRecallTest::print);
    wrong.forEach(
        (what, times) -> System.out.println("  wrong: " + what + ", " + times + " times"));
    assertThat(counts).isNotEmpty();
  }

  private void eachCauseIsGoodEnough() {
    assertThat(counts)
        .allSatisfy((cause, count) -> assertThat(recall(count)).isGreaterThanOrEqualTo(0.95));
    assertThat(counts)
        .allSatisfy((cause, count) -> assertThat(precision(count)).isGreaterThanOrEqualTo(0.95));
  }

  private String diagnose(Corpus.Log log, UnaryOperator<String> noise) throws IOException {
    Path spoiled = folder.resolve("console.log");
    Files.writeString(spoiled, noise.apply(Files.readString(log.file())));
    return diagnostician.diagnose(List.of(spoiled)).cause();
  }

  /** Right, all that should be, all that were named. */
  private void count(Corpus.Log log, String found) {
    String expected = log.cause();
    int[] ofExpected = counts.computeIfAbsent(expected, cause -> new int[3]);
    ofExpected[1]++;
    counts.computeIfAbsent(found, cause -> new int[3])[2]++;
    if (expected.equals(found)) {
      ofExpected[0]++;
    } else {
      wrong.merge(log + " as " + found, 1, Integer::sum);
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
