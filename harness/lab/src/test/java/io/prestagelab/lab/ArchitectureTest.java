package io.prestagelab.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.prestagelab.lab");

  @Test
  void witnesses_and_judge_know_no_machine() {
    noClasses()
        .that()
        .resideInAPackage("..lab.verdict..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..lab.trial..", "..emulator..", "..image..")
        .check(classes);
  }
}
