package io.prestagelab.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String BASE = "io.prestagelab.emulator";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @Test
  void there_is_something_to_check() {
    assertThat(CLASSES.size()).isGreaterThan(60);
  }

  @Test
  void imports_go_downwards_only() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(BASE + "..")
        .layer("api")
        .definedBy(BASE)
        .layer("serve")
        .definedBy(BASE + ".serve")
        .layer("redfish")
        .definedBy(BASE + ".redfish")
        .layer("bmc")
        .definedBy(BASE + ".bmc")
        .layer("host")
        .definedBy(BASE + ".host")
        .layer("fault")
        .definedBy(BASE + ".fault")
        .layer("media")
        .definedBy(BASE + ".media")
        .layer("mockup")
        .definedBy(BASE + ".mockup")
        .whereLayer("mockup")
        .mayNotAccessAnyLayer()
        .whereLayer("serve")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("api")
        .mayOnlyBeAccessedByLayers("serve")
        .whereLayer("fault")
        .mayNotAccessAnyLayer()
        .whereLayer("redfish")
        .mayOnlyBeAccessedByLayers("api")
        .whereLayer("bmc")
        .mayOnlyBeAccessedByLayers("serve", "api", "redfish")
        .whereLayer("host")
        .mayOnlyBeAccessedByLayers("serve", "api", "redfish", "bmc")
        .check(CLASSES);
  }

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
