package io.prestagelab.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What a module says of its shape, and the tests that hold it to that. Names are relative to the
 * module's package; the package itself is {@code ""}.
 */
public final class HouseRules {
  private final String base;
  private final List<Set<String>> floors = new ArrayList<>();
  private final Set<String> used = new TreeSet<>();
  private final List<Set<String>> circles = new ArrayList<>();
  private final Set<String> open = new TreeSet<>();
  private int fewest;

  private HouseRules(String base) {
    this.base = base;
  }

  /** Of the module with that package. */
  public static HouseRules of(String base) {
    return new HouseRules(base);
  }

  /**
   * Packages that stand on those of the calls before, and know nothing of each other. The first
   * call is the ground.
   */
  public HouseRules floor(String... packages) {
    floors.add(Set.of(packages));
    return this;
  }

  /** Packages of other modules, with all below them, that this module may know. */
  public HouseRules uses(String... packages) {
    used.addAll(Arrays.asList(packages));
    return this;
  }

  /** More than two classes that need each other today. The list may only shrink. */
  public HouseRules circle(String... classes) {
    circles.add(Set.of(classes));
    return this;
  }

  /** Classes that can be extended by anybody today. The list may only shrink. */
  public HouseRules open(String... classes) {
    open.addAll(Arrays.asList(classes));
    return this;
  }

  /** How many classes there have to be: nine tenths of what there were when it was written. */
  public HouseRules atLeast(int classes) {
    fewest = classes;
    return this;
  }

  /** The tests, one a rule. */
  public Stream<DynamicTest> tests() {
    return tests(
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(base));
  }

  Stream<DynamicTest> tests(JavaClasses seen) {
    ClassRules classes = new ClassRules(seen, base);
    Floors order = new Floors(base, floors, used);
    return Stream.of(
        test("the rules see the module", () -> size(seen.size())),
        test("packages use those below them only", () -> order.broken(seen)),
        test("more than two classes that need each other are known", () -> circles(seen)),
        test("packages are null-marked", classes::notNullMarked),
        test("names say the thing", classes::badNames),
        test("classes are closed", () -> classes.open(open)));
  }

  private static DynamicTest test(String name, Supplier<List<String>> broken) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          List<String> lines = broken.get();
          if (!lines.isEmpty()) {
            throw new AssertionError(name + ", but:\n" + String.join("\n", lines));
          }
        });
  }

  private List<String> size(int classes) {
    if (fewest < 1 || classes < fewest) {
      return List.of("there are %d classes, at least %d were expected".formatted(classes, fewest));
    }
    return classes * 2 > fewest * 3
        ? List.of("%d of %d classes say nothing: raise the bound".formatted(fewest, classes))
        : List.of();
  }

  private List<String> circles(JavaClasses seen) {
    List<String> broken = new ArrayList<>();
    Set<String> found = new TreeSet<>();
    for (Set<String> circle : Circles.of(base, seen)) {
      found.addAll(circle);
      if (circles.stream().noneMatch(known -> known.containsAll(circle))) {
        broken.add("new: " + circle);
      }
    }
    circles.stream()
        .flatMap(Set::stream)
        .filter(name -> !found.contains(name))
        .map(name -> "is in no circle any more, take it off the list: " + name)
        .forEach(broken::add);
    return broken;
  }

  /** The class's name, or that of the class around it, from the module's package on. */
  static String name(String base, JavaClass seen) {
    String whole = seen.getName().substring(base.length() + 1);
    return whole.contains("$") ? whole.substring(0, whole.indexOf('$')) : whole;
  }
}
