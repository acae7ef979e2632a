package io.prestagelab.lab.plan;

import java.util.Arrays;

/**
 * How a link is shared by flows that each have a limit of their own: equal shares, and what a
 * limited flow leaves goes to the others (max-min fairness, Bertsekas and Gallager, Data Networks,
 * §6.5.2).
 */
final class SharedRate {
  private SharedRate() {}

  /**
   * The rate of each flow of each group.
   *
   * @param link rate of the link
   * @param limits of a flow of each group
   * @param flows how many flows each group has
   * @return the rates, those of groups without a flow being zero
   */
  static double[] of(double link, double[] limits, int[] flows) {
    Integer[] order = new Integer[limits.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(limits[a], limits[b]));
    double left = link;
    int waiting = Arrays.stream(flows).sum();
    double[] rates = new double[limits.length];
    for (int group : order) {
      if (flows[group] > 0) {
        rates[group] = Math.min(limits[group], left / waiting);
        left = Math.max(0, left - rates[group] * flows[group]);
        waiting -= flows[group];
      }
    }
    return rates;
  }
}
