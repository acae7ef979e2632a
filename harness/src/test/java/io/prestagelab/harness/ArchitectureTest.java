package io.prestagelab.harness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.prestagelab.harness");

  @Test
  void there_is_something_to_look_at() {
    assertThat(classes.size()).isGreaterThan(40);
  }

  @Test
  void only_the_command_line_knows_picocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..harness.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(classes);
  }

  @Test
  void witnesses_and_judge_know_no_machine() {
    noClasses()
        .that()
        .resideInAPackage("..harness.verdict..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..harness.lab..", "..harness.cli..", "..emulator..", "..image..")
        .check(classes);
  }

  @Test
  void nothing_below_knows_the_command_line() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..harness.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..harness.cli..")
        .check(classes);
  }
}
