package io.prestagelab.cli.storm;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.cli.storm.StormKind.Before;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.HostFault;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.fault.MediaFault;
import io.prestagelab.emulator.host.SimulatedModel;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StormPlanTest {

  private static StormSize size(int bmcs, int installs, double percent) {
    return new StormSize(
        bmcs, bmcs, installs, percent, false, Duration.ofSeconds(1), Duration.ofSeconds(1), true);
  }

  @Test
  void every_fault_that_can_be_asked_for_is_in_the_storm() {
    String all = Arrays.stream(StormKind.values()).map(StormKind::fault).toList().toString();
    for (Class<?> keys :
        List.of(
            HttpFault.When.class,
            HttpFault.WrongAnswer.class,
            HttpFault.BadLine.class,
            MediaFault.class,
            BmcFault.class,
            HostFault.class)) {
      for (RecordComponent key : keys.getRecordComponents()) {
        assertThat(all).contains('"' + key.getName() + "\":");
      }
    }
    for (SimulatedModel.Failure failure : SimulatedModel.Failure.values()) {
      if (failure != SimulatedModel.Failure.NONE) {
        assertThat(all).contains("failure: " + failure.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  @Test
  void every_fault_has_its_share() {
    Map<StormKind, Long> counts =
        new StormPlan(size(1000, 5000, 2))
            .jobs().stream().collect(groupingBy(StormJob::kind, counting()));
    for (StormKind kind : StormKind.values()) {
      if (kind != StormKind.NONE) {
        assertThat(counts.get(kind)).as(kind.words()).isEqualTo(100);
      }
    }
  }

  @Test
  void who_needs_an_installed_server_comes_after_an_install_without_fault() {
    Map<String, StormKind> last = new HashMap<>();
    for (StormJob job : new StormPlan(size(1000, 5000, 2)).jobs()) {
      if (job.kind().before() == Before.INSTALLED) {
        assertThat(last.get(job.bmc())).isEqualTo(StormKind.NONE);
      }
      last.put(job.bmc(), job.kind());
    }
  }

  @Test
  void a_storm_without_faults_has_none() {
    assertThat(new StormPlan(size(3, 6, 0)).jobs())
        .hasSize(6)
        .allMatch(job -> job.kind() == StormKind.NONE);
  }

  @Test
  void more_faults_than_installs_are_refused() {
    assertThatThrownBy(() -> new StormPlan(size(10, 20, 50)))
        .hasMessageContaining("have no room for 10 of each fault");
  }
}
