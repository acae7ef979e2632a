package io.prestagelab.runs.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What if the diagnosis is wrong? Then its advice must not have destroyed a bundle or a disk. */
class AdviceTest {

  private static final Pattern DESTROYS =
      Pattern.compile(
          "(?i)\\b(?:wipe|wiped|wipedisk|erase|format|mkfs|zap|repartition|prestage again|prestaging again"
              + "|delete the (?:disk|partition|bundle))\\b");

  /** Such a sentence either says on which condition, or warns of it. */
  private static final Pattern BOUND =
      Pattern.compile("(?i)\\bonly if\\b|\\bif nothing\\b|\\bis lost when\\b|\\bneed not be\\b");

  private static final Catalogue CATALOGUE = Catalogue.load();

  static List<Cause> causes() {
    return CATALOGUE.causes();
  }

  @ParameterizedTest
  @MethodSource("causes")
  void nothing_is_destroyed_on_a_guess(Cause cause) {
    for (String sentence : cause.advice().split("(?<=[.;])\\s+")) {
      if (DESTROYS.matcher(sentence).find() && !isEmptyBundle(cause)) {
        assertThat(sentence).as(cause.id()).containsPattern(BOUND);
      }
    }
  }

  /** There is nothing to lose: the bundle is not there, or its own check found it damaged. */
  private static boolean isEmptyBundle(Cause cause) {
    return cause.phase() == Phase.MINIBOOT_PRE
        && List.of(
                "no-prestaged-files",
                "no-prestaged-iso",
                "no-iso-check-file",
                "bundle-check-failed",
                "prestaged-content-invalid",
                "prestaged-iso-invalid")
            .contains(cause.id());
  }
}
