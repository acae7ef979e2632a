package io.prestagelab.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.prestagelab.testing");

  @Test
  void junit_is_known_to_the_extension_only() {
    noClasses()
        .that()
        .doNotHaveSimpleName("BmcExtension")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.junit..")
        .check(classes);
  }

  @Test
  void testcontainers_is_known_to_its_own_package_only() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..testing.container..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.testcontainers..")
        .check(classes);
  }
}
