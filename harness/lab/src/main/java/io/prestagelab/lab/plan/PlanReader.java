package io.prestagelab.lab.plan;

import io.prestagelab.image.install.Generation;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.plan.FleetClass.Failures;
import io.prestagelab.lab.plan.FleetClass.Sizes;
import io.prestagelab.lab.plan.FleetClass.Times;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A plan's file: every key is known or refused, every quantity has its unit, and what is wrong is
 * told with its line.
 */
public final class PlanReader {
  /** StarlingX installs so many subclouds at a time. */
  private static final int PARALLEL = 250;

  private static final int MOST = 100_000;
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "subclouds",
          "uplink",
          "parallel",
          "retries",
          "seed",
          "windows",
          "sizes",
          "times",
          "classes",
          "what-if");
  private static final Set<String> CLASS_KEYS =
      Set.of(
          "name",
          "count",
          "share",
          "link",
          "latency",
          "media",
          "disk",
          "prestaged",
          "generation",
          "fallback",
          "sizes",
          "times",
          "failures");

  private final PlanFile file;
  private final Path path;

  private PlanReader(Path path) {
    this.path = path;
    this.file = PlanFile.read(path).only(KEYS);
  }

  /**
   * A plan with the changes that its file asks about.
   *
   * @param plan as it is
   * @param variants the same, each with its change
   * @param windows how many windows are to pass
   * @param seed of the random numbers
   */
  public record Asked(FleetPlan plan, List<FleetPlan> variants, int windows, long seed) {}

  /**
   * Reads a file.
   *
   * @throws LabException in one line with file and line if it cannot be used
   */
  public static Asked read(Path path) {
    return new PlanReader(path).asked();
  }

  private Asked asked() {
    int subclouds =
        file.number("subclouds", 1, MOST).orElseThrow(() -> file.wrong("subclouds", "is missing"));
    List<PlanFile> described = file.list("classes");
    if (described.isEmpty()) {
      throw file.wrong("classes", "is missing or empty; a plan has at least one class");
    }
    FleetPlan plan =
        new FleetPlan(
            file.text("name").orElse("the plan"),
            classes(described, counts(described, subclouds)),
            file.above("uplink", Unit.RATE).orElseThrow(() -> file.wrong("uplink", "is missing")),
            file.number("parallel", 1, MOST).orElse(PARALLEL),
            file.number("retries", 0, 100).orElse(0));
    List<FleetPlan> variants = new WhatIf(plan, file.list("what-if")).variants();
    return new Asked(
        plan,
        variants,
        file.number("windows", 1, 10_000).orElse(200),
        file.number("seed", 0, 999_999_999).orElse(1));
  }

  /** How many each class has; shares are rounded so that they add up. */
  private List<Integer> counts(List<PlanFile> described, int subclouds) {
    List<Integer> counts = new ArrayList<>();
    double shares = 0;
    int sum = 0;
    for (PlanFile each : described) {
      each.only(CLASS_KEYS);
      if (each.has("count") == each.has("share")) {
        throw each.wrong(
            each.has("count") ? "share" : "count", "a class has a count or a share, one of them");
      }
      Optional<Double> share = each.part("share");
      if (share.isPresent()) {
        int before = (int) Math.round(shares * subclouds);
        shares += share.get();
        counts.add((int) Math.round(shares * subclouds) - before);
      } else {
        counts.add(each.number("count", 0, MOST).orElse(0));
      }
      sum += counts.get(counts.size() - 1);
    }
    if (sum != subclouds) {
      throw file.wrong(
          "classes", "add up to %d subclouds; subclouds says %d".formatted(sum, subclouds));
    }
    return counts;
  }

  private List<FleetClass> classes(List<PlanFile> described, List<Integer> counts) {
    List<FleetClass> classes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < described.size(); i++) {
      FleetClass one = fleetClass(described.get(i), counts.get(i));
      if (!names.add(one.name())) {
        throw described.get(i).wrong("name", "two classes are named '" + one.name() + "'");
      }
      classes.add(one);
    }
    return classes;
  }

  private FleetClass fleetClass(PlanFile one, int count) {
    Optional<Generation> generation = one.text("generation").map(word -> generation(one, word));
    boolean prestaged = one.truth("prestaged").orElse(false);
    double fallback = one.part("fallback").orElse(0d);
    if (fallback > 0 && !prestaged) {
      throw one.wrong("fallback", "only a prestaged server can fall back");
    }
    return new FleetClass(
        one.text("name").orElseThrow(() -> one.wrong("name", "is missing")),
        count,
        one.above("link", Unit.RATE).orElseThrow(() -> one.wrong("link", "is missing")),
        one.quantity("latency", Unit.TIME).orElse(0d),
        one.above("media", Unit.RATE).orElseThrow(() -> one.wrong("media", "is missing")),
        one.above("disk", Unit.RATE).orElse(200e6),
        prestaged,
        fallback,
        sizes(one, generation),
        times(one),
        failures(one));
  }

  private static Generation generation(PlanFile one, String word) {
    for (Generation each : Generation.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
        return each;
      }
    }
    throw one.wrong("generation", "must be centos or debian, it is '" + word + "'");
  }

  private Sizes sizes(PlanFile one, Optional<Generation> generation) {
    PlanFile where = one.has("sizes") ? one : file;
    PlanFile sizes =
        where
            .below("sizes")
            .orElseThrow(() -> one.wrong("sizes", "is missing, here and above the classes"))
            .only(Set.of("iso", "miniboot", "packages", "bundle"));
    Optional<Sizes> measured =
        sizes
            .text("iso")
            .map(
                iso ->
                    IsoSizes.of(
                        path.resolveSibling(iso), generation, text -> sizes.wrong("iso", text)));
    return new Sizes(
        size(sizes, "miniboot", measured.map(Sizes::miniboot)),
        size(sizes, "packages", measured.map(Sizes::packages)),
        size(sizes, "bundle", measured.map(Sizes::bundle)));
  }

  private static double size(PlanFile sizes, String key, Optional<Double> measured) {
    return sizes
        .above(key, Unit.SIZE)
        .or(() -> measured)
        .orElseThrow(() -> sizes.wrong(key, "is missing; give it, or an iso"));
  }

  private Times times(PlanFile one) {
    PlanFile times =
        (one.has("times") ? one : file)
            .below("times")
            .orElseThrow(() -> one.wrong("times", "is missing, here and above the classes"))
            .only(Set.of("prepare", "post", "kernel", "install", "notice", "spread"));
    return new Times(
        time(times, "prepare"),
        time(times, "post"),
        time(times, "kernel"),
        time(times, "install"),
        times.quantity("notice", Unit.TIME).orElse(3600d),
        times.part("spread").orElse(0d));
  }

  private static double time(PlanFile times, String key) {
    return times.quantity(key, Unit.TIME).orElseThrow(() -> times.wrong(key, "is missing"));
  }

  private static Failures failures(PlanFile one) {
    Optional<PlanFile> described = one.below("failures");
    if (described.isEmpty()) {
      return Failures.NONE;
    }
    PlanFile each = described.get().only(Set.of("bmc", "media", "boot", "install"));
    Failures failures =
        new Failures(
            each.part("bmc").orElse(0d),
            each.part("media").orElse(0d),
            each.part("boot").orElse(0d),
            each.part("install").orElse(0d));
    if (failures.bmc() + failures.media() + failures.boot() + failures.install() > 1) {
      throw one.wrong("failures", "are more than 1 together");
    }
    return failures;
  }
}
