package io.prestagelab.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class HouseRulesTest {
  private static final String SAMPLE = "io.prestagelab.house.sample";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(SAMPLE);

  @Test
  void an_empty_module_is_no_module_that_holds_the_rules() {
    JavaClasses none = new ClassFileImporter().importPackages("io.prestagelab.nowhere");
    for (HouseRules rules : List.of(sample(), sample().atLeast(1))) {
      assertThatThrownBy(
              () -> rules.tests(none).findFirst().orElseThrow().getExecutable().execute())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("0 classes");
    }
  }

  @Test
  void a_bound_that_the_module_has_outgrown_is_raised() {
    broken(sample().atLeast(2), "see the module", "raise the bound");
  }

  @Test
  void a_look_upwards_is_told_with_its_place() {
    broken(sample(), "below them only", SAMPLE + ".low uses " + SAMPLE + ".high");
    broken(sample(), "below them only", "Low.java:10");
  }

  @Test
  void packages_of_one_floor_do_not_know_each_other() {
    broken(HouseRules.of(SAMPLE).floor("low", "high"), "below them only", ".low uses");
  }

  @Test
  void another_module_is_used_only_if_it_was_named() {
    HouseRules allowed = HouseRules.of(SAMPLE).floor("high").floor("low");
    broken(allowed, "below them only", ".low uses io.prestagelab.house:");
    holds(allowed.uses("io.prestagelab.house"), "below them only");
  }

  @Test
  void a_package_without_a_floor_and_a_floor_without_a_package_are_told() {
    broken(HouseRules.of(SAMPLE).floor("high"), "below them only", "no floor: 'low'");
    broken(sample().floor("roof"), "below them only", "there is none: 'roof'");
  }

  @Test
  void a_circle_of_three_is_told_until_it_is_named() {
    broken(sample(), "need each other", "[high.First, high.Second, high.ThirdHelper]");
    broken(sample().circle("high.First", "high.Second"), "need each other", "new: ");
    holds(sample().circle("high.First", "high.Second", "high.ThirdHelper"), "need each other");
  }

  @Test
  void who_has_left_a_circle_leaves_the_list() {
    HouseRules rules = sample().circle("high.First", "high.Second", "high.ThirdHelper", "low.Low");
    broken(rules, "need each other", "take it off the list: low.Low");
  }

  @Test
  void a_package_that_is_not_null_marked_is_told() {
    broken(sample(), "null-marked", SAMPLE + ".low has no @NullMarked");
  }

  @Test
  void a_name_that_says_nothing_is_told() {
    broken(sample(), "names say", "ThirdHelper");
  }

  @Test
  void a_class_that_anybody_may_extend_is_told_until_it_is_named() {
    broken(sample(), "closed", "neither final nor sealed: low.Low");
    holds(sample().open("low.Low"), "closed");
    broken(sample().open("low.Low", "high.First"), "closed", "off the list: high.First");
  }

  private static HouseRules sample() {
    return HouseRules.of(SAMPLE).floor("low").floor("high");
  }

  private static void broken(HouseRules rules, String rule, String why) {
    assertThatThrownBy(() -> rule(rules, rule).execute())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(why);
  }

  private static void holds(HouseRules rules, String rule) {
    assertThat(rule(rules, rule)).satisfies(Executable::execute);
  }

  private static Executable rule(HouseRules rules, String rule) {
    return rules
        .tests(CLASSES)
        .filter(test -> test.getDisplayName().contains(rule))
        .map(DynamicTest::getExecutable)
        .findFirst()
        .orElseThrow();
  }
}
