package io.prestagelab.lab.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.prestagelab.lab.plan.FleetClass.Failures;
import io.prestagelab.lab.plan.FleetClass.Sizes;
import io.prestagelab.lab.plan.FleetClass.Times;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans whose windows can be told with a pencil. */
class ForecastTest {
  private static final double MB = 1e6;

  /** 10 + 100 + 30 + 200 + (100 + 30) s of fixed times. */
  private static final Times TIMES = new Times(10, 100, 30, 200, 3600, 0);

  private static final double FIXED = 10 + 100 + 30 + 200 + 130;

  private static final FleetClass BARE =
      new FleetClass(
          "bare",
          1,
          5 * MB,
          0,
          2 * MB,
          100 * MB,
          false,
          0,
          new Sizes(100 * MB, 1000 * MB, 2000 * MB),
          TIMES,
          Failures.NONE);

  private static FleetPlan plan(int count, double uplink, int parallel, FleetClass... kinds) {
    List<FleetClass> classes = List.of(kinds).stream().map(each -> each.withCount(count)).toList();
    return new FleetPlan("p", classes, uplink, parallel, 0);
  }

  private static double window(FleetPlan plan) {
    return Forecast.of(plan, 1, 1).window().middle();
  }

  @Test
  void one_remote_subcloud_takes_its_times_and_its_bytes_over_its_own_link() {
    assertThat(window(plan(1, 1000 * MB, 250, BARE)))
        .isCloseTo(FIXED + 100 / 2d + 1000 / 5d, within(1e-6));
  }

  @Test
  void one_local_subcloud_takes_its_bundle_from_the_disk() {
    assertThat(window(plan(1, 1000 * MB, 250, BARE.prestaged(true))))
        .isCloseTo(FIXED + 100 / 2d + 2000 / 100d, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"10", "50", "400"})
  void equal_subclouds_share_a_narrow_uplink_equally(int count) {
    double uplink = 10 * MB;
    assertThat(window(plan(count, uplink, 1000, BARE)))
        .isCloseTo(FIXED + count * 1100 * MB / uplink, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"10,3,4", "500,250,2", "501,250,3", "7,1,7"})
  void a_limit_of_parallel_installs_makes_rounds(int count, int parallel, int rounds) {
    assertThat(window(plan(count, 1e12, parallel, BARE)))
        .isCloseTo(rounds * (FIXED + 50 + 200), within(1e-3));
  }

  @Test
  void latency_costs_round_trips_and_bounds_what_is_under_way() {
    FleetClass far =
        new FleetClass(
            "far", 1, 5 * MB, 1, 2 * MB, 100 * MB, false, 0, BARE.sizes(), TIMES, Failures.NONE);
    double medium = 100 * MB / (1 << 20);
    double packages = 1000 * MB / (4 << 20);
    assertThat(window(plan(1, 1000 * MB, 250, far)))
        .isCloseTo(FIXED + 20 + medium + packages, within(1e-6));
  }

  @Test
  void an_attempt_that_fails_at_once_is_made_again_until_none_is_left() {
    FleetClass broken =
        new FleetClass(
            "x",
            4,
            5 * MB,
            0,
            2 * MB,
            100 * MB,
            false,
            0,
            BARE.sizes(),
            TIMES,
            new Failures(1, 0, 0, 0));
    Forecast forecast = Forecast.of(new FleetPlan("p", List.of(broken), 1e9, 2, 2), 3, 1);
    assertThat(forecast.window().middle()).isCloseTo(4 * 3 * 10 / 2d, within(1e-6));
    assertThat(forecast.classes())
        .singleElement()
        .satisfies(x -> assertThat(x.failed()).isEqualTo(4));
  }

  @Test
  void a_server_that_hangs_holds_its_place_until_somebody_notices() {
    FleetClass broken =
        new FleetClass(
            "x",
            1,
            5 * MB,
            0,
            2 * MB,
            100 * MB,
            false,
            0,
            BARE.sizes(),
            TIMES,
            new Failures(0, 0, 1, 0));
    assertThat(window(new FleetPlan("p", List.of(broken), 1e9, 2, 0)))
        .isCloseTo(10 + 100 + 50 + 30 + 3600, within(1e-6));
  }

  @Test
  void every_subcloud_ends_in_one_way() {
    FleetClass mixed =
        new FleetClass(
            "x",
            300,
            5 * MB,
            0,
            2 * MB,
            100 * MB,
            true,
            0.3,
            BARE.sizes(),
            new Times(10, 100, 30, 200, 3600, 0.1),
            new Failures(0.1, 0.1, 0.1, 0.1));
    Forecast forecast = Forecast.of(new FleetPlan("p", List.of(mixed), 50 * MB, 40, 1), 20, 7);
    assertThat(forecast.classes())
        .singleElement()
        .satisfies(
            x -> assertThat(x.local() + x.remote() + x.failed()).isCloseTo(300, within(1e-6)))
        .satisfies(x -> assertThat(x.failed() / 300).isCloseTo(0.16, within(0.03)))
        .satisfies(
            x -> assertThat(x.remote() / (x.local() + x.remote())).isCloseTo(0.3, within(0.03)));
    assertThat(forecast.critical().values().stream().mapToDouble(x -> x).sum())
        .isCloseTo(1, within(1e-6));
  }

  @Test
  void the_same_seed_gives_the_same_forecast_and_another_seed_another_one() {
    FleetClass mixed =
        new FleetClass(
            "x",
            50,
            5 * MB,
            0,
            2 * MB,
            100 * MB,
            true,
            0.3,
            BARE.sizes(),
            new Times(10, 100, 30, 200, 3600, 0.1),
            Failures.NONE);
    FleetPlan plan = new FleetPlan("p", List.of(mixed), 50 * MB, 40, 1);
    assertThat(Forecast.of(plan, 5, 3)).isEqualTo(Forecast.of(plan, 5, 3));
    assertThat(Forecast.of(plan, 5, 3).window()).isNotEqualTo(Forecast.of(plan, 5, 30).window());
  }

  @Test
  void a_saturated_uplink_is_what_holds_up_and_never_carries_more_than_it_can() {
    Forecast forecast = Forecast.of(plan(100, 10 * MB, 1000, BARE), 1, 1);
    assertThat(forecast.critical().getOrDefault(Critical.UPLINK, 0d)).isGreaterThan(0.9);
    assertThat(forecast.parts())
        .allSatisfy(part -> assertThat(part.uplink()).isLessThanOrEqualTo(10 * MB * (1 + 1e-9)));
  }

  @Test
  void rates_fill_the_link_and_what_a_limited_flow_leaves_goes_to_the_others() {
    assertThat(SharedRate.of(10, new double[] {1, 100}, new int[] {2, 2})).containsExactly(1, 4);
    assertThat(SharedRate.of(10, new double[] {1, 2}, new int[] {2, 2})).containsExactly(1, 2);
    assertThat(SharedRate.of(10, new double[] {1, 2}, new int[] {0, 20})).containsExactly(0, 0.5);
  }
}
