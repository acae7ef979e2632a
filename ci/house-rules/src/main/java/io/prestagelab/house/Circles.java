package io.prestagelab.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Classes that need each other, nested ones counted with the class around them: the strongly
 * connected components of the graph (Tarjan's algorithm).
 */
final class Circles {
  private static final int PAIR = 2;

  private final Map<String, Set<String>> uses;
  private final Map<String, Integer> number = new HashMap<>();
  private final Map<String, Integer> lowest = new HashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final List<Set<String>> found = new ArrayList<>();

  private Circles(Map<String, Set<String>> uses) {
    this.uses = uses;
  }

  /** Those of more than two classes in a module; names are relative to {@code base}. */
  static List<Set<String>> of(String base, JavaClasses seen) {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass each : seen) {
      Set<String> targets = uses.computeIfAbsent(HouseRules.name(base, each), k -> new TreeSet<>());
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getName().startsWith(base + ".")) {
          targets.add(HouseRules.name(base, target));
        }
      }
    }
    Circles circles = new Circles(uses);
    uses.keySet().forEach(circles::visit);
    return circles.found.stream().filter(circle -> circle.size() > PAIR).toList();
  }

  private void visit(String name) {
    if (number.containsKey(name)) {
      return;
    }
    number.put(name, number.size());
    lowest.put(name, number.get(name));
    path.push(name);
    for (String next : uses.getOrDefault(name, Set.of())) {
      if (!number.containsKey(next)) {
        visit(next);
        lowest.merge(name, lowest.get(next), Math::min);
      } else if (path.contains(next)) {
        lowest.merge(name, number.get(next), Math::min);
      }
    }
    if (lowest.get(name).equals(number.get(name))) {
      Set<String> circle = new TreeSet<>();
      while (!circle.contains(name)) {
        circle.add(path.pop());
      }
      found.add(circle);
    }
  }
}
