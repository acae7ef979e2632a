package io.prestagelab.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * Rules of single classes and packages.
 *
 * @param seen the module's classes
 * @param base its package
 */
record ClassRules(JavaClasses seen, String base) {
  /** Words that say nothing of what a class is. */
  private static final Pattern BAD_NAME =
      Pattern.compile(".*(Impl|Util|Utils|Helper|Helpers|Manager)");

  List<String> notNullMarked() {
    return seen.stream()
        .map(JavaClass::getPackage)
        .filter(room -> !room.getClasses().isEmpty())
        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
        .map(room -> room.getName() + " has no @NullMarked in its package-info")
        .distinct()
        .toList();
  }

  List<String> badNames() {
    return seen.stream()
        .map(JavaClass::getName)
        .filter(name -> BAD_NAME.matcher(name).matches())
        .toList();
  }

  /** Classes that are neither final nor sealed, but for those named; and those named that are. */
  List<String> open(Set<String> known) {
    Set<String> found = new TreeSet<>();
    seen.stream()
        .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
        .filter(each -> !isClosed(each))
        .forEach(each -> found.add(HouseRules.name(base, each)));
    List<String> broken = new ArrayList<>();
    found.stream()
        .filter(name -> !known.contains(name))
        .map(name -> "neither final nor sealed: " + name)
        .forEach(broken::add);
    known.stream()
        .filter(name -> !found.contains(name))
        .map(name -> "is closed now, take it off the list: " + name)
        .forEach(broken::add);
    return broken;
  }

  private static boolean isClosed(JavaClass each) {
    return each.isInterface()
        || each.isEnum()
        || each.getModifiers().contains(JavaModifier.FINAL)
        || each.reflect().isSealed();
  }
}
