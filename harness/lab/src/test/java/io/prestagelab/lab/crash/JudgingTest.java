package io.prestagelab.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.crash.CrashState;
import io.prestagelab.image.crash.CrashState.Kind;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.progress.PlainDisplay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgingTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final List<CrashState> states =
      IntStream.range(0, 100).mapToObj(i -> new CrashState(Kind.DURABLE, i, i, List.of())).toList();
  private final Judging judging =
      new Judging(
          new PlainDisplay(new PrintStream(shown, true, StandardCharsets.UTF_8)),
          state -> state.cut() >= 90 ? Judgement.Claim.FINISHED : Judgement.Claim.NONE,
          states);
  private final AtomicInteger open = new AtomicInteger();

  /** Accepts everything from a state on, and says of the earlier ones what it was told. */
  private final class From implements StateJudge {
    private final int first;

    From(int first) {
      this.first = first;
      open.incrementAndGet();
    }

    @Override
    public Judgement judge(CrashState state, Judgement.Claim claim) {
      Judgement.Taken taken =
          state.durable() >= first ? Judgement.Taken.BUNDLE : Judgement.Taken.NOTHING;
      return new Judgement(state, claim, taken, List.of(), List.of(), List.of());
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  @Test
  void all_are_judged_once_and_kept_in_the_logs_order() {
    judging.run(3, name -> new From(50));

    assertThat(judging.judgements()).extracting(Judgement::state).isEqualTo(states);
    assertThat(judging.judgements()).filteredOn(Judgement::accepted).hasSize(50);
    assertThat(open).hasValue(0);
  }

  @Test
  void those_after_the_end_of_the_prestaging_are_finished() {
    judging.run(2, name -> new From(95));

    assertThat(judging.judgements())
        .filteredOn(each -> each.broken().contains(Judgement.Rule.FINISHED))
        .hasSize(5);
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("5 break a rule");
  }

  @Test
  void a_judge_that_fails_ends_it_with_its_reason() {
    assertThatThrownBy(
            () ->
                judging.run(
                    2,
                    name -> {
                      throw new LabException(name + " does not start");
                    }))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("does not start");
  }
}
