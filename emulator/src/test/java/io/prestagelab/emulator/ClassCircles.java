package io.prestagelab.emulator;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Top-level classes that need each other, directly or by way of others. */
final class ClassCircles {

  private final Map<String, Set<String>> uses = new TreeMap<>();

  private ClassCircles() {}

  /** The circles of more than {@code most} classes, each as its classes' names. */
  static List<Set<String>> longerThan(int most, JavaClasses classes) {
    ClassCircles graph = new ClassCircles();
    classes.forEach(graph::add);
    return graph.circles().stream().filter(circle -> circle.size() > most).toList();
  }

  private void add(JavaClass each) {
    Set<String> used = uses.computeIfAbsent(top(each), name -> new TreeSet<>());
    for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
      used.add(top(dependency.getTargetClass()));
    }
  }

  private static String top(JavaClass each) {
    return each.getBaseComponentType().getName().replaceAll("\\$.*", "");
  }

  private List<Set<String>> circles() {
    List<Set<String>> circles = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (String start : uses.keySet()) {
      if (!done.contains(start)) {
        Set<String> circle = new TreeSet<>(reached(start));
        circle.removeIf(other -> !reached(other).contains(start));
        circle.add(start);
        done.addAll(circle);
        circles.add(circle);
      }
    }
    return circles;
  }

  private Set<String> reached(String start) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      for (String next : uses.getOrDefault(open.remove(), Set.of())) {
        if (uses.containsKey(next) && seen.add(next)) {
          open.add(next);
        }
      }
    }
    return seen;
  }
}
