package io.prestagelab.lab.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A maintenance window, from the first subcloud's beginning to the last one's end: fixed times one
 * after the other, and flows that share the uplink, from event to event.
 */
final class Window {
  private static final Set<FleetStage> FLOWING = EnumSet.of(FleetStage.MEDIA, FleetStage.PACKAGES);

  private record Due(double time, int order, Attempt whose) {}

  private final FleetPlan plan;
  private final WindowRecord timeline;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(
          (a, b) ->
              a.time() == b.time()
                  ? Integer.compare(a.order(), b.order())
                  : Double.compare(a.time(), b.time()));
  private final Deque<Attempt> waiting = new ArrayDeque<>();
  private final List<Attempt> all = new ArrayList<>();
  private final List<Flows<Attempt>> flows = new ArrayList<>();
  private final Map<FleetStage, Integer> counts = new EnumMap<>(FleetStage.class);
  private double now;
  private int running;
  private int order;

  /**
   * A window of its own.
   *
   * @param seed the same seed gives the same window
   * @param timeline hears what goes on between events
   */
  Window(FleetPlan plan, long seed, WindowRecord timeline) {
    this.plan = plan;
    this.timeline = timeline;
    SplittableRandom random = new SplittableRandom(seed);
    List<Attempt> each = new ArrayList<>();
    for (FleetClass kind : plan.classes()) {
      flows.add(new Flows<>(kind.mediaCap()));
      flows.add(new Flows<>(kind.packagesCap()));
      for (int i = 0; i < kind.count(); i++) {
        each.add(new Attempt(each.size(), kind, random.split()));
      }
    }
    mixed(each, random);
  }

  /** In any order, as operators' lists are. */
  private void mixed(List<Attempt> each, SplittableRandom random) {
    for (int i = each.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Attempt kept = each.get(i);
      each.set(i, each.get(other));
      each.set(other, kept);
    }
    all.addAll(each);
    waiting.addAll(each);
  }

  /** Lets time pass until all have ended. */
  Window run() {
    fill();
    while (running > 0) {
      double[] rates = rates();
      int first = -1;
      Due earliest = due.peek();
      double soonest = earliest == null ? Double.POSITIVE_INFINITY : earliest.time() - now;
      for (int i = 0; i < rates.length; i++) {
        double next = flows.get(i).next(rates[i]);
        if (next < soonest) {
          soonest = next;
          first = i;
        }
      }
      pass(Math.max(0, soonest), rates);
      step(first < 0 ? due.remove().whose() : flows.get(first).end());
      fill();
    }
    return this;
  }

  private double[] rates() {
    double[] limits = flows.stream().mapToDouble(Flows::limit).toArray();
    int[] numbers = flows.stream().mapToInt(Flows::count).toArray();
    return SharedRate.of(plan.uplink(), limits, numbers);
  }

  private void pass(double seconds, double[] rates) {
    double used = 0;
    int held = 0;
    for (int i = 0; i < rates.length; i++) {
      Flows<Attempt> each = flows.get(i);
      used += rates[i] * each.count();
      held += rates[i] < each.limit() * (1 - 1e-9) ? each.count() : 0;
      each.pass(seconds, rates[i]);
    }
    timeline.pass(now, seconds, counts, waiting.size(), used, held);
    now += seconds;
  }

  private void fill() {
    while (running < plan.parallel() && !waiting.isEmpty()) {
      running++;
      Attempt next = waiting.remove();
      next.begin(now);
      enter(next);
    }
  }

  private void step(Attempt whose) {
    counts.merge(whose.stage(), -1, Integer::sum);
    FleetStage next = whose.next(now);
    if (next == FleetStage.DONE) {
      running--;
    } else if (next == FleetStage.FAILED) {
      running--;
      if (whose.again(plan.retries())) {
        waiting.add(whose);
      }
    } else {
      enter(whose);
    }
  }

  private void enter(Attempt whose) {
    counts.merge(whose.stage(), 1, Integer::sum);
    if (FLOWING.contains(whose.stage())) {
      int place =
          2 * plan.classes().indexOf(whose.kind()) + (whose.stage() == FleetStage.MEDIA ? 0 : 1);
      flows.get(place).begin(whose.bytes(), whose);
    } else {
      due.add(new Due(now + whose.seconds(), order++, whose));
    }
  }

  /** From the first beginning to the last end, in seconds. */
  double length() {
    return now;
  }

  List<Attempt> attempts() {
    return List.copyOf(all);
  }
}
