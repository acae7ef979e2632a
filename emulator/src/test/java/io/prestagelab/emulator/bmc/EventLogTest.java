package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private final EventLog log = new EventLog(Clock.systemUTC());

  private void addAll(int events) {
    for (int i = 0; i < events; i++) {
      log.add(Kind.POWER_CHANGED, "On");
    }
  }

  @Test
  void the_last_thousand_events_are_kept() {
    addAll(1000);
    assertThat(log.all()).hasSize(1000);
    addAll(1);
    assertThat(log.all()).hasSize(1000).first().extracting(BmcEvent::id).isEqualTo(2L);
  }

  @Test
  void events_are_numbered_from_one() {
    addAll(3);
    assertThat(log.all()).extracting(BmcEvent::id).containsExactly(1L, 2L, 3L);
  }

  @Test
  void no_number_is_given_twice_even_if_the_log_was_cleared() {
    addAll(3);
    log.clear();
    addAll(1);
    assertThat(log.all()).extracting(BmcEvent::id).containsExactly(4L);
  }

  @Test
  void a_log_of_before_goes_on_with_its_next_number() {
    addAll(2);
    EventLog later = new EventLog(Clock.systemUTC()).restore(log.all());
    later.add(Kind.STARTED, "");
    assertThat(later.all()).extracting(BmcEvent::id).containsExactly(1L, 2L, 3L);
  }

  @Test
  void an_empty_log_of_before_begins_at_one() {
    log.restore(List.of()).add(Kind.STARTED, "");
    assertThat(log.all()).extracting(BmcEvent::id).containsExactly(1L);
  }

  @Test
  void a_listener_that_fails_does_not_keep_the_others_from_hearing() {
    List<BmcEvent> heard = new ArrayList<>();
    log.listen(
        event -> {
          throw new IllegalStateException("deaf");
        });
    log.listen(heard::add);
    addAll(1);
    assertThat(heard).isEqualTo(log.all());
  }
}
