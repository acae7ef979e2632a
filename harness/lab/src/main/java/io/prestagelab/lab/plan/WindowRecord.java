package io.prestagelab.lab.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a window waits for, over time: sums in equal parts of its length, which are merged as it
 * grows.
 */
final class WindowRecord {
  private static final int MOST = 480;

  /**
   * A part of the window.
   *
   * @param begin seconds from the window's begin
   * @param stages how many subclouds are in each stage, on average
   * @param waiting how many wait for a place
   * @param uplink bytes a second over the uplink
   * @param held how many flows get less than they could take, because of the uplink
   */
  record Part(
      double begin, Map<FleetStage, Double> stages, double waiting, double uplink, double held) {}

  private static final class Sums {
    private final Map<FleetStage, Double> stages = new EnumMap<>(FleetStage.class);
    private double waiting;
    private double uplink;
    private double held;

    void add(Sums other) {
      other.stages.forEach((stage, value) -> stages.merge(stage, value, Double::sum));
      waiting += other.waiting;
      uplink += other.uplink;
      held += other.held;
    }
  }

  private final List<Sums> parts = new ArrayList<>();
  private double width = 1;

  /** Time passes in which nothing changes. */
  void pass(
      double from,
      double seconds,
      Map<FleetStage, Integer> counts,
      int waiting,
      double used,
      int held) {
    double at = from;
    double left = seconds;
    while (left > 0) {
      while (at >= width * MOST) {
        merge();
      }
      int index = (int) (at / width);
      double here = Math.min(left, Math.max((index + 1) * width - at, width * 1e-9));
      while (parts.size() <= index) {
        parts.add(new Sums());
      }
      Sums sums = parts.get(index);
      counts.forEach((stage, count) -> sums.stages.merge(stage, count * here, Double::sum));
      sums.waiting += waiting * here;
      sums.uplink += used * here;
      sums.held += held * here;
      at += here;
      left -= here;
    }
  }

  /** Two parts become one. */
  private void merge() {
    for (int i = 0; i < parts.size(); i += 2) {
      Sums first = parts.get(i);
      if (i + 1 < parts.size()) {
        first.add(parts.get(i + 1));
      }
      parts.set(i / 2, first);
    }
    parts.subList((parts.size() + 1) / 2, parts.size()).clear();
    width *= 2;
  }

  /** The parts, in their order; the last one ends with the window. */
  List<Part> parts(double length) {
    List<Part> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Sums sums = parts.get(i);
      double wide = Math.min(width, length - i * width);
      if (wide > 0) {
        Map<FleetStage, Double> stages = new EnumMap<>(FleetStage.class);
        sums.stages.forEach((stage, value) -> stages.put(stage, value / wide));
        all.add(
            new Part(i * width, stages, sums.waiting / wide, sums.uplink / wide, sums.held / wide));
      }
    }
    return all;
  }
}
