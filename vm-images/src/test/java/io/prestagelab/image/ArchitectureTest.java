package io.prestagelab.image;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** The module's rules of shape. */
@AnalyzeClasses(
    packages = "io.prestagelab.image",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final int FEWEST_CLASSES = 40;

  @ArchTest
  static void the_rules_see_the_module(JavaClasses seen) {
    assertThat(seen.size()).isGreaterThan(FEWEST_CLASSES);
  }

  @ArchTest
  static void packages_do_not_depend_on_each_other_in_a_circle(JavaClasses seen) {
    slices().matching("io.prestagelab.image.(*)..").should().beFreeOfCycles().check(seen);
  }

  @ArchTest
  static void the_volume_format_knows_nothing_of_prestaging(JavaClasses seen) {
    noClasses()
        .that()
        .resideInAPackage("..image.iso..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..prestage..", "..miniboot..", "..install..", "..boot..")
        .check(seen);
  }

  @ArchTest
  static void nothing_of_the_other_modules_is_used(JavaClasses seen) {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.prestagelab.emulator..",
            "io.prestagelab.bmctools..",
            "io.prestagelab.runs..",
            "io.prestagelab.lab..")
        .check(seen);
  }

  @ArchTest
  static void names_say_the_thing(JavaClasses seen) {
    classes().should().haveNameNotMatching(".*(Impl|Util|Utils|Helper|Manager)").check(seen);
  }
}
