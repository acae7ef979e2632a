package io.prestagelab.lab.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plan with changes: those that everybody asks about, or those of its file.
 *
 * @param plan as it is
 * @param described the file's
 */
record WhatIf(FleetPlan plan, List<PlanFile> described) {
  private static final Set<String> KEYS =
      Set.of("name", "parallel", "uplink", "prestaged", "fallback", "link", "class");

  List<FleetPlan> variants() {
    if (!described.isEmpty()) {
      return described.stream().map(this::variant).toList();
    }
    List<FleetPlan> usual = new ArrayList<>();
    usual.add(plan.variant("all prestaged", each -> each.prestaged(true)));
    usual.add(plan.variant("none prestaged", each -> each.prestaged(false)));
    usual.add(plan.variant("no silent fallback", each -> each.withFallback(0)));
    for (int limit : new int[] {50, 250, 500}) {
      usual.add(plan.withParallel(limit + " at a time", limit));
    }
    usual.add(slowest("one subcloud's link at a tenth"));
    return List.copyOf(usual);
  }

  /** One of the class with the slowest link becomes a class of its own. */
  private FleetPlan slowest(String name) {
    List<FleetClass> classes = new ArrayList<>();
    FleetClass slow =
        plan.classes().stream()
            .filter(each -> each.count() > 0)
            .min((a, b) -> Double.compare(a.link(), b.link()))
            .orElseThrow();
    for (FleetClass each : plan.classes()) {
      classes.add(each.equals(slow) ? each.withCount(each.count() - 1) : each);
    }
    classes.add(slow.withCount(1).withLink(slow.link() / 10));
    return new FleetPlan(name, classes, plan.uplink(), plan.parallel(), plan.retries());
  }

  private FleetPlan variant(PlanFile asked) {
    asked.only(KEYS);
    String name =
        asked.text("name").orElseThrow(() -> asked.wrong("name", "is missing, for the table"));
    Optional<String> only = asked.text("class");
    if (only.isPresent()
        && plan.classes().stream().noneMatch(each -> each.name().equals(only.get()))) {
      throw asked.wrong("class", "no class is named '" + only.get() + "'");
    }
    Optional<Boolean> prestaged = asked.truth("prestaged");
    Optional<Double> fallback = asked.part("fallback");
    Optional<Double> link = asked.above("link", Unit.RATE);
    FleetPlan changed =
        plan.variant(
            name,
            each -> {
              if (only.isPresent() && !each.name().equals(only.get())) {
                return each;
              }
              FleetClass other = prestaged.map(each::prestaged).orElse(each);
              other = fallback.map(other::withFallback).orElse(other);
              return link.map(other::withLink).orElse(other);
            });
    changed = asked.above("uplink", Unit.RATE).map(changed::withUplink).orElse(changed);
    int limit = asked.number("parallel", 1, 100_000).orElse(plan.parallel());
    return changed.withParallel(name, limit);
  }
}
