package io.prestagelab.lab.plan;

import java.util.Collection;

/**
 * A number that differs from window to window.
 *
 * @param low what 5 % are below
 * @param middle what half are below
 * @param high what 95 % are below
 */
public record Spread(double low, double middle, double high) {
  /** Of these numbers; zeros if there is none. */
  static Spread of(Collection<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(at(sorted, 0.05), at(sorted, 0.5), at(sorted, 0.95));
  }

  /** Between two of them the line is straight. */
  private static double at(double[] sorted, double part) {
    if (sorted.length == 0) {
      return 0;
    }
    double place = part * (sorted.length - 1);
    int below = (int) place;
    double next = sorted[Math.min(sorted.length - 1, below + 1)];
    return sorted[below] + (place - below) * (next - sorted[below]);
  }
}
