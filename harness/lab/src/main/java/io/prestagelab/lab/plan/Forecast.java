package io.prestagelab.lab.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan comes to, over many windows.
 *
 * @param plan the plan
 * @param window the window's length, in seconds
 * @param classes what becomes of each class
 * @param parts the window of middle length, over time
 * @param critical how long each thing held up most, as a part of that window
 */
public record Forecast(
    FleetPlan plan,
    Spread window,
    List<ClassForecast> classes,
    List<Part> parts,
    Map<Critical, Double> critical) {

  /**
   * What becomes of a class, on average over all windows.
   *
   * @param name the class
   * @param count its subclouds
   * @param local how many are installed from their bundles
   * @param remote how many are installed over the network
   * @param failed how many are not installed after all retries
   * @param each what one takes from its first place to its end, in seconds
   * @param fetched bytes that one takes from the System Controller
   */
  public record ClassForecast(
      String name,
      int count,
      double local,
      double remote,
      double failed,
      Spread each,
      double fetched) {}

  /**
   * A part of the window.
   *
   * @param begin seconds from the window's begin
   * @param stages how many subclouds are in each stage
   * @param waiting how many wait for a place
   * @param uplink bytes a second over the uplink
   * @param critical what holds up most
   */
  public record Part(
      double begin,
      Map<FleetStage, Double> stages,
      double waiting,
      double uplink,
      Critical critical) {}

  private record Length(int window, double seconds) {}

  /**
   * Lets many windows pass.
   *
   * @param windows how many
   * @param seed the same seed gives the same forecast
   */
  public static Forecast of(FleetPlan plan, int windows, long seed) {
    List<Length> lengths = new ArrayList<>();
    List<Tally> tallies = plan.classes().stream().map(Tally::new).toList();
    for (int i = 0; i < windows; i++) {
      Window window = new Window(plan, seed + i, new WindowRecord()).run();
      lengths.add(new Length(i, window.length()));
      window.attempts().forEach(each -> tallies.get(place(plan, each)).add(each));
    }
    lengths.sort((a, b) -> Double.compare(a.seconds(), b.seconds()));
    Length middle = lengths.get((windows - 1) / 2);
    WindowRecord timeline = new WindowRecord();
    new Window(plan, seed + middle.window(), timeline).run();
    List<Part> parts = timeline.parts(middle.seconds()).stream().map(Forecast::part).toList();
    return new Forecast(
        plan,
        Spread.of(lengths.stream().map(Length::seconds).toList()),
        tallies.stream().map(tally -> tally.forecast(windows)).toList(),
        parts,
        critical(parts, middle.seconds()));
  }

  private static int place(FleetPlan plan, Attempt attempt) {
    int last = -1;
    int before = 0;
    while (before <= attempt.number()) {
      last++;
      before += plan.classes().get(last).count();
    }
    return last;
  }

  private static Part part(WindowRecord.Part part) {
    return new Part(part.begin(), part.stages(), part.waiting(), part.uplink(), Critical.of(part));
  }

  private static Map<Critical, Double> critical(List<Part> parts, double length) {
    Map<Critical, Double> all = new TreeMap<>();
    for (int i = 0; i < parts.size(); i++) {
      double end = i + 1 < parts.size() ? parts.get(i + 1).begin() : length;
      all.merge(parts.get(i).critical(), (end - parts.get(i).begin()) / length, Double::sum);
    }
    return all;
  }

  /** What came of the subclouds of a class. */
  private static final class Tally {
    private final FleetClass kind;
    private final List<Double> times = new ArrayList<>();
    private int local;
    private int remote;
    private int failed;
    private double fetched;

    Tally(FleetClass kind) {
      this.kind = kind;
    }

    void add(Attempt attempt) {
      if (attempt.stage() == FleetStage.FAILED) {
        failed++;
      } else if (attempt.isLocal()) {
        local++;
      } else {
        remote++;
      }
      times.add(attempt.took());
      fetched += attempt.fetched();
    }

    ClassForecast forecast(double windows) {
      return new ClassForecast(
          kind.name(),
          kind.count(),
          local / windows,
          remote / windows,
          failed / windows,
          Spread.of(times),
          fetched / Math.max(1, times.size()));
    }
  }
}
