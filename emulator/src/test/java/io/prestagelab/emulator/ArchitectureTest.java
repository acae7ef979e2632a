package io.prestagelab.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String BASE = "io.prestagelab.emulator";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @Test
  void the_state_machine_knows_no_wire_and_no_processes() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".bmc..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.javalin..", "org.eclipse.jetty..", "org.apache.commons.exec..", "java.net.http..")
        .check(CLASSES);
  }

  @Test
  void the_redfish_layer_knows_no_qemu() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".redfish..")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameStartingWith("Qemu")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleNameStartingWith("Qmp")
        .check(CLASSES);
  }
}
