package io.prestagelab.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.prestagelab.emulator.fault.FaultPlan.Planned;
import io.prestagelab.emulator.fault.HttpFault.BadLine;
import io.prestagelab.emulator.fault.HttpFault.When;
import io.prestagelab.emulator.fault.HttpFault.WrongAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a plan of faults does with them. */
class FaultPlanTest {
  private static final String SYSTEM = "/redfish/v1/Systems/1";
  private static final HostFault SLOW = new HostFault(7, null, null, null);

  private final FaultPlan plan = new FaultPlan();
  private final List<Planned> struck = new ArrayList<>();

  private static HttpFault busy(int count) {
    return HttpFault.status("GET", ".*", count, 503);
  }

  private static HttpFault likely(double probability) {
    return HttpFault.dropping(new When(null, null, null, probability));
  }

  private Optional<HttpFault> get() {
    return plan.strike("GET", SYSTEM);
  }

  @Test
  void a_plan_without_faults_strikes_nothing() {
    assertThat(get()).isEmpty();
    assertThat(plan.all()).isEmpty();
    assertThat(plan.media()).isEqualTo(MediaFault.NONE);
    assertThat(plan.bmc()).isEqualTo(BmcFault.NONE);
    assertThat(plan.host()).isEqualTo(HostFault.NONE);
  }

  @Test
  void faults_get_numbers_that_are_never_used_again() {
    Planned first = plan.add(busy(1));
    assertThat(plan.remove(first.id())).isTrue();
    Planned second = plan.add(busy(1));
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(plan.remove(first.id())).isFalse();
    assertThat(plan.all()).containsExactly(second);
  }

  @Test
  void a_fault_strikes_as_often_as_it_says_and_stays_in_the_plan() {
    var unused = plan.add(busy(2));
    assertThat(get()).isPresent();
    assertThat(get()).isPresent();
    assertThat(get()).isEmpty();
    assertThat(plan.all()).extracting(Planned::struck).containsExactly(2);
  }

  @Test
  void a_fault_without_a_count_strikes_for_ever() {
    var unused = plan.add(HttpFault.dropping(new When(null, null, null, null)));
    IntStream.range(0, 20).forEach(i -> assertThat(get()).isPresent());
    assertThat(plan.all()).extracting(Planned::struck).containsExactly(20);
  }

  @Test
  void the_first_that_fits_strikes_and_the_next_when_that_is_over() {
    HttpFault first = busy(1);
    HttpFault second = HttpFault.status("GET", ".*", 1, 500);
    var unused = plan.add(HttpFault.status("POST", ".*", 1, 400));
    var one = plan.add(first);
    var two = plan.add(second);
    assertThat(get()).contains(first);
    assertThat(get()).contains(second);
    assertThat(get()).isEmpty();
    assertThat(plan.all()).extracting(Planned::struck).containsExactly(0, 1, 1);
    assertThat(two.id()).isGreaterThan(one.id());
  }

  @Test
  void method_and_whole_path_decide_whom_it_strikes() {
    var unused = plan.add(HttpFault.status("patch", "/redfish/v1/Systems/.", 9, 503));
    assertThat(plan.strike("PATCH", SYSTEM)).isPresent();
    assertThat(plan.strike("GET", SYSTEM)).isEmpty();
    assertThat(plan.strike("PATCH", SYSTEM + "/Bios")).isEmpty();
    assertThat(plan.strike("PATCH", "/x" + SYSTEM)).isEmpty();
  }

  @Test
  void equal_seeds_have_equal_luck_and_others_another() {
    assertThat(luck(5)).isEqualTo(luck(5)).isNotEqualTo(luck(6)).contains(true).contains(false);
  }

  private static List<Boolean> luck(long seed) {
    FaultPlan plan = new FaultPlan(seed);
    var unused = plan.add(likely(0.5));
    return IntStream.range(0, 64).mapToObj(i -> plan.strike("GET", SYSTEM).isPresent()).toList();
  }

  @Test
  void certain_is_always_and_impossible_is_never() {
    var unused = plan.add(likely(0));
    IntStream.range(0, 50).forEach(i -> assertThat(get()).isEmpty());
    var other = plan.add(likely(1));
    IntStream.range(0, 50).forEach(i -> assertThat(get()).isPresent());
    assertThat(other.struck()).isZero();
  }

  @Test
  void there_is_a_limit() {
    IntStream.range(0, 1000).forEach(i -> plan.add(busy(1)));
    assertThatIllegalStateException()
        .isThrownBy(() -> plan.add(busy(1)))
        .withMessage("there are 1000 faults; remove some");
    assertThat(plan.all()).hasSize(1000);
  }

  @Test
  void faults_of_a_kind_count_together_and_the_later_wins() {
    var one = plan.add(new MediaFault(10, 5L, null, null, null, null));
    var two = plan.add(new MediaFault(20, null, 6L, null, null, null));
    assertThat(plan.media()).isEqualTo(new MediaFault(20, 5L, 6L, null, null, null));
    assertThat(plan.remove(two.id())).isTrue();
    assertThat(plan.media()).isEqualTo(one.fault());
    var three = plan.add(BmcFault.ignoringOnce());
    var four = plan.add(BmcFault.losingSessions(9));
    assertThat(plan.bmc()).isEqualTo(new BmcFault(true, null, null, null, 9L));
    assertThat(four.id()).isEqualTo(three.id() + 1);
  }

  @Test
  void nothing_is_left_after_clear() {
    var one = plan.add(busy(1));
    var two = plan.add(SLOW);
    var three = plan.add(BmcFault.looping());
    plan.clear();
    assertThat(plan.all()).isEmpty();
    assertThat(get()).isEmpty();
    assertThat(plan.host()).isEqualTo(HostFault.NONE);
    assertThat(plan.bmc()).isEqualTo(BmcFault.NONE);
    assertThat(one.id() + two.id() + three.id()).isEqualTo(6);
  }

  @Test
  void a_kind_is_replaced_and_the_others_stay() {
    var http = plan.add(busy(1));
    var medium = plan.add(new MediaFault(1, null, null, null, null, null));
    var bmc = plan.add(BmcFault.looping());
    var host = plan.add(SLOW);
    plan.http(List.of(busy(3), busy(4)));
    plan.media(new MediaFault(2, null, null, null, null, null));
    plan.bmc(BmcFault.ignoringOnce());
    plan.host(new HostFault(8, null, null, null));
    assertThat(plan.all())
        .extracting(Planned::fault)
        .containsExactlyInAnyOrder(
            busy(3),
            busy(4),
            new MediaFault(2, null, null, null, null, null),
            BmcFault.ignoringOnce(),
            new HostFault(8, null, null, null));
    assertThat(plan.all()).doesNotContain(http, medium, bmc, host);
    assertThat(plan.media().kibPerSecond()).isEqualTo(2);
    assertThat(plan.bmc()).isEqualTo(BmcFault.ignoringOnce());
    assertThat(plan.host().slowPostSeconds()).isEqualTo(8);
  }

  @Test
  void a_kind_replaced_by_nothing_is_gone() {
    var http = plan.add(busy(1));
    plan.media(new MediaFault(2, null, null, null, null, null));
    plan.bmc(BmcFault.looping());
    plan.host(SLOW);
    plan.media(MediaFault.NONE);
    plan.bmc(BmcFault.NONE);
    plan.host(HostFault.NONE);
    assertThat(plan.all()).containsExactly(http);
    assertThat(plan.media()).isEqualTo(MediaFault.NONE);
    assertThat(plan.bmc()).isEqualTo(BmcFault.NONE);
    assertThat(plan.host()).isEqualTo(HostFault.NONE);
    plan.http(List.of());
    assertThat(plan.all()).isEmpty();
    assertThat(get()).isEmpty();
  }

  @Test
  void the_server_hears_of_its_own_faults_alone_and_only_of_changes() {
    List<HostFault> heard = new ArrayList<>();
    plan.onHostChange(() -> heard.add(plan.host()));
    var http = plan.add(busy(1));
    var one = plan.add(SLOW);
    plan.host(SLOW);
    assertThat(plan.remove(http.id())).isTrue();
    assertThat(heard).containsExactly(SLOW);
    plan.host(HostFault.NONE);
    assertThat(heard).containsExactly(SLOW, HostFault.NONE);
    plan.host(SLOW);
    plan.clear();
    assertThat(heard).containsExactly(SLOW, HostFault.NONE, SLOW, HostFault.NONE);
    assertThat(one.fault()).isEqualTo(SLOW);
  }

  @Test
  void power_is_lost_once() {
    plan.witness(struck::add);
    var one = plan.add(new HostFault(7, true, 30, "copy done"));
    plan.powerLost();
    assertThat(plan.host()).isEqualTo(new HostFault(7, true, null, null));
    assertThat(plan.all()).extracting(Planned::struck).containsExactly(1);
    assertThat(struck).extracting(Planned::id).containsExactly(one.id());
  }

  @Test
  void a_witness_hears_of_each_blow_with_its_count() {
    plan.witness(struck::add);
    var http = plan.add(busy(2));
    var medium = plan.add(new MediaFault(1, null, null, null, null, null));
    assertThat(get()).isPresent();
    assertThat(get()).isPresent();
    assertThat(get()).isEmpty();
    plan.struck(MediaFault.class);
    assertThat(struck)
        .containsExactly(
            new Planned(http.id(), busy(2), 1),
            new Planned(http.id(), busy(2), 2),
            new Planned(medium.id(), medium.fault(), 1));
    assertThat(plan.all()).extracting(Planned::struck).containsExactly(2, 1);
    plan.struck(BmcFault.class);
    assertThat(struck).hasSize(3);
  }

  @Test
  void whoever_was_told_before_is_told_no_more() {
    List<Planned> earlier = new ArrayList<>();
    plan.witness(earlier::add);
    plan.witness(struck::add);
    var unused = plan.add(BmcFault.ignoringResets(Set.of("On")));
    plan.struck(BmcFault.class);
    assertThat(earlier).isEmpty();
    assertThat(struck).hasSize(1);
  }

  @Test
  void effects_that_no_one_asked_for_do_not_happen() {
    HttpFault drop = HttpFault.drop(SYSTEM);
    assertThat(drop.answer()).isEqualTo(WrongAnswer.NONE);
    assertThat(HttpFault.isOn(drop.line().drop())).isTrue();
    assertThat(HttpFault.isOn(drop.line().hang())).isFalse();
    assertThat(busy(1).line()).isEqualTo(BadLine.NONE);
    var unused = plan.add(drop);
    assertThat(plan.strike("DELETE", SYSTEM)).contains(drop);
    assertThat(plan.strike("DELETE", SYSTEM)).isEmpty();
  }
}
