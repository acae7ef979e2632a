package io.prestagelab.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.crash.CrashState;
import io.prestagelab.image.crash.CrashState.Kind;
import io.prestagelab.lab.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which states get whole runs, and when such a run breaks a rule. */
class WholeSampleTest {
  private static final Verdict LOCAL = new Verdict.Local();
  private static final Verdict REMOTE = new Verdict.Remote("x");
  private static final Verdict FAILED = new Verdict.Failed("installer", "no disk");

  private static Judgement judged(int cut, boolean accepted, String said, String... wrong) {
    CrashState state = new CrashState(Kind.DURABLE, cut, cut, List.of());
    return new Judgement(
        state,
        Judgement.Claim.NONE,
        accepted ? Judgement.Taken.BUNDLE : Judgement.Taken.NOTHING,
        List.of(said),
        List.of(wrong),
        List.of());
  }

  private static String stage(Judgement judgement) {
    return judgement.state().cut() < 50 ? "early" : "late";
  }

  private static List<Integer> chosen(int count, Judgement... all) {
    return WholeSample.choose(List.of(all), WholeSampleTest::stage, count).stream()
        .map(each -> each.state().cut())
        .toList();
  }

  @Test
  void an_accepted_state_comes_first_and_each_outcome_before_a_second_state_of_one() {
    Judgement[] all = {
      judged(1, false, "a"), judged(2, false, "a"), judged(3, false, "b"), judged(60, true, "c")
    };
    assertThat(chosen(3, all)).containsExactly(60, 1, 3);
  }

  @Test
  void of_one_outcome_other_stages_come_first() {
    Judgement[] all = {
      judged(1, false, "a"), judged(2, false, "a"), judged(70, false, "a"), judged(71, false, "a")
    };
    assertThat(chosen(2, all)).containsExactly(1, 70);
    assertThat(chosen(9, all)).containsExactlyInAnyOrder(1, 2, 70, 71);
  }

  @Test
  void what_breaks_a_rule_already_is_left_out() {
    assertThat(chosen(5, judged(1, true, "a", "bootimage.iso"), judged(2, true, "a")))
        .containsExactly(2);
  }

  @Test
  void a_server_is_installed_from_where_the_check_says_and_can_be_prestaged_again() {
    Judgement accepted = judged(1, true, "a");
    Judgement rejected = judged(1, false, "a");
    assertThat(new WholeRun(accepted, LOCAL, LOCAL).broken()).isFalse();
    assertThat(new WholeRun(rejected, REMOTE, LOCAL).broken()).isFalse();
    assertThat(new WholeRun(accepted, REMOTE, LOCAL).broken()).isTrue();
    assertThat(new WholeRun(rejected, LOCAL, LOCAL).broken()).isTrue();
    assertThat(new WholeRun(rejected, FAILED, LOCAL).broken()).isTrue();
    assertThat(new WholeRun(rejected, REMOTE, REMOTE).broken()).isTrue();
    assertThat(new WholeRun(rejected, REMOTE, FAILED).broken()).isTrue();
  }
}
