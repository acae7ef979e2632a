package io.prestagelab.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order of a module's packages: each may use those on lower floors, none may use its
 * neighbours, so that there is no circle. Of the lab's other modules only what was named is used.
 *
 * @param base the module's package
 * @param floors from the ground upwards
 * @param used packages of other modules
 */
record Floors(String base, List<Set<String>> floors, Set<String> used) {
  private static final String HOUSE = "io.prestagelab.";

  /** What breaks the order, a line each. */
  List<String> broken(JavaClasses seen) {
    Set<String> broken = new TreeSet<>();
    Set<String> there = new TreeSet<>();
    for (JavaClass each : seen) {
      there.add(room(each.getPackageName()));
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        String from = each.getPackageName();
        String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!allowed(from, to)) {
          broken.add("%s uses %s: %s".formatted(from, to, dependency.getDescription()));
        }
      }
    }
    there.stream()
        .filter(room -> floor(room) < 0)
        .map(room -> "stands on no floor: '" + room + "'")
        .forEach(broken::add);
    floors.stream()
        .flatMap(Set::stream)
        .filter(room -> !there.contains(room))
        .map(room -> "is named, but there is none: '" + room + "'")
        .forEach(broken::add);
    return List.copyOf(broken);
  }

  private boolean allowed(String from, String to) {
    if (!to.startsWith(HOUSE) || from.equals(to)) {
      return true;
    }
    return isIn(base, to)
        ? floor(room(to)) < floor(room(from))
        : used.stream().anyMatch(room -> isIn(room, to));
  }

  private static boolean isIn(String room, String name) {
    return name.equals(room) || name.startsWith(room + ".");
  }

  private String room(String name) {
    return name.equals(base) ? "" : name.substring(base.length() + 1);
  }

  private int floor(String room) {
    for (int i = 0; i < floors.size(); i++) {
      if (floors.get(i).contains(room)) {
        return i;
      }
    }
    return -1;
  }
}
