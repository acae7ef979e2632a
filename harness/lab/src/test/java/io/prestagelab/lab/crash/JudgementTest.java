package io.prestagelab.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.crash.CrashState;
import io.prestagelab.image.crash.CrashState.Kind;
import io.prestagelab.lab.crash.Judgement.Claim;
import io.prestagelab.lab.crash.Judgement.Rule;
import io.prestagelab.lab.crash.Judgement.Taken;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final CrashState STATE = new CrashState(Kind.DURABLE, 7, 7, List.of());

  @Test
  void what_is_whole_may_be_accepted() {
    assertThat(
            new Judgement(STATE, Claim.FINISHED, Taken.BUNDLE, List.of(), List.of(), List.of())
                .broken())
        .isEmpty();
  }

  @Test
  void what_is_not_whole_may_not() {
    assertThat(
            new Judgement(STATE, Claim.NONE, Taken.BUNDLE, List.of(), List.of("a"), List.of())
                .broken())
        .containsExactly(Rule.ONLY_WHOLE);
  }

  @Test
  void it_may_be_rejected_until_the_prestaging_says_that_it_is_done() {
    assertThat(
            new Judgement(STATE, Claim.NONE, Taken.NOTHING, List.of(), List.of(), List.of())
                .broken())
        .isEmpty();
    assertThat(
            new Judgement(STATE, Claim.FINISHED, Taken.NOTHING, List.of(), List.of(), List.of())
                .broken())
        .containsExactly(Rule.FINISHED);
  }

  @Test
  void an_older_bundle_that_was_whole_stays_until_the_new_one_is() {
    assertThat(judged(Claim.OLDER_BUNDLE, Taken.NOTHING).broken()).containsExactly(Rule.KEPT);
    assertThat(judged(Claim.OLDER_BUNDLE, Taken.OLDER_BUNDLE).broken()).isEmpty();
    assertThat(judged(Claim.OLDER_BUNDLE, Taken.BUNDLE).broken()).isEmpty();
    assertThat(judged(Claim.NONE, Taken.OLDER_BUNDLE).outcome())
        .isEqualTo("accepted: the bundle that was there before");
  }

  private static Judgement judged(Claim claim, Taken taken) {
    return new Judgement(STATE, claim, taken, List.of(), List.of(), List.of());
  }

  @Test
  void another_releases_files_stay_in_any_case() {
    assertThat(
            new Judgement(STATE, Claim.NONE, Taken.NOTHING, List.of(), List.of(), List.of("x"))
                .broken())
        .containsExactly(Rule.NEIGHBOURS);
  }

  @Test
  void an_outcome_is_the_checks_last_words_without_their_time() {
    List<String> lines =
        List.of("bootimage.iso: FAILED", "2026-11-29 07:58:27.087 - Miniboot  pre: rejected");

    assertThat(
            new Judgement(STATE, Claim.NONE, Taken.NOTHING, lines, List.of(), List.of()).outcome())
        .isEqualTo("rejected: Miniboot  pre: rejected");
  }

  @Test
  void miniboot_cfg_tells_by_its_first_error_or_by_none() {
    String header = "2026-11-29 07:58:27.087 miniboot mkfs ";
    List<String> found =
        List.of(
            header + " info: controller Verifying checksum",
            header + "error: controller ostree checksum failed on /tmp/x",
            header + "error: controller ostree integrity check failed: reverting to remote pull");

    assertThat(
            new Judgement(STATE, Claim.NONE, Taken.NOTHING, found, List.of(), List.of()).outcome())
        .isEqualTo("rejected: ostree checksum failed on /tmp/x");
    assertThat(
            new Judgement(
                    STATE, Claim.NONE, Taken.NOTHING, found.subList(0, 1), List.of(), List.of())
                .outcome())
        .isEqualTo("rejected: no prestaged repository was found");
  }
}
