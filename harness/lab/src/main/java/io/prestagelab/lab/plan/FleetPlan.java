package io.prestagelab.lab.plan;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A fleet that is to be installed in one maintenance window.
 *
 * @param name what it is called
 * @param classes the subclouds
 * @param uplink bytes a second of the System Controller, for all together
 * @param parallel how many are installed at a time
 * @param retries how often a failed one is tried again, once all others have begun
 */
public record FleetPlan(
    String name, List<FleetClass> classes, double uplink, int parallel, int retries) {

  /** Copies its list. */
  public FleetPlan {
    classes = List.copyOf(classes);
  }

  /** How many subclouds there are. */
  public int subclouds() {
    return classes.stream().mapToInt(FleetClass::count).sum();
  }

  /** The same under another name, its classes changed. */
  public FleetPlan variant(String other, UnaryOperator<FleetClass> change) {
    return new FleetPlan(other, classes.stream().map(change).toList(), uplink, parallel, retries);
  }

  /** The same under another name with another limit. */
  public FleetPlan withParallel(String other, int limit) {
    return new FleetPlan(other, classes, uplink, limit, retries);
  }

  /** The same with another uplink. */
  public FleetPlan withUplink(double other) {
    return new FleetPlan(name, classes, other, parallel, retries);
  }
}
