package io.prestagelab.lab.plan;

import java.util.PriorityQueue;

/**
 * Flows of one kind and one class. All of them have the same rate at each moment, so that one sum
 * of what each would have got since the beginning says which ends next.
 *
 * @param <T> whose flow it is
 */
final class Flows<T> {
  private record Flow<T>(double end, long order, T owner) {}

  private final double limit;
  private final PriorityQueue<Flow<T>> open =
      new PriorityQueue<>(
          (a, b) ->
              a.end() == b.end()
                  ? Long.compare(a.order(), b.order())
                  : Double.compare(a.end(), b.end()));
  private double served;
  private long begun;

  /** Flows of at most {@code limit} bytes a second each. */
  Flows(double limit) {
    this.limit = limit;
  }

  double limit() {
    return limit;
  }

  int count() {
    return open.size();
  }

  void begin(double bytes, T owner) {
    open.add(new Flow<>(served + bytes, begun++, owner));
  }

  /** How long until the next one ends, at this rate; without end if there is none. */
  double next(double rate) {
    Flow<T> first = open.peek();
    return first == null || rate <= 0
        ? Double.POSITIVE_INFINITY
        : Math.max(0, (first.end() - served) / rate);
  }

  void pass(double seconds, double rate) {
    served = open.isEmpty() ? 0 : served + seconds * rate;
  }

  /** Ends the one that ends next. */
  T end() {
    Flow<T> first = open.remove();
    served = Math.max(served, first.end());
    return first.owner();
  }
}
