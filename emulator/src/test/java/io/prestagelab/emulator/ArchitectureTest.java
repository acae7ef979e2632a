package io.prestagelab.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

  private static final String BASE = "io.prestagelab.emulator";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @ParameterizedTest
  @CsvSource({
    "'', 3",
    "bmc, 29",
    "fault, 5",
    "host, 44",
    "media, 9",
    "mockup, 3",
    "profile, 12",
    "redfish, 54",
    "serve, 9",
    "thread, 1",
    "tls, 3"
  })
  void there_are_classes_to_check(String room, int least) {
    String name = room.isEmpty() ? BASE : BASE + "." + room;
    assertThat(topLevel().filter(each -> each.getPackageName().equals(name)))
        .hasSizeGreaterThanOrEqualTo(least);
  }

  private static Stream<JavaClass> topLevel() {
    return CLASSES.stream().filter(each -> each.isTopLevelClass());
  }

  @Test
  void imports_go_downwards_only() {
    Architectures.LayeredArchitecture layers =
        Architectures.layeredArchitecture().consideringOnlyDependenciesInAnyPackage(BASE + "..");
    layers = layers.layer("api").definedBy(BASE);
    for (String room :
        List.of(
            "serve", "redfish", "bmc", "host", "fault", "media", "mockup", "profile", "thread",
            "tls")) {
      layers = layers.layer(room).definedBy(BASE + "." + room);
    }
    layers
        .ensureAllClassesAreContainedInArchitecture()
        .whereLayer("serve")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("api")
        .mayOnlyBeAccessedByLayers("serve")
        .whereLayer("redfish")
        .mayOnlyBeAccessedByLayers("api")
        .whereLayer("bmc")
        .mayOnlyBeAccessedByLayers("serve", "api", "redfish")
        .whereLayer("host")
        .mayOnlyBeAccessedByLayers("serve", "api", "redfish", "bmc")
        .whereLayer("media")
        .mayOnlyAccessLayers("thread")
        .whereLayer("fault")
        .mayNotAccessAnyLayer()
        .whereLayer("mockup")
        .mayNotAccessAnyLayer()
        .whereLayer("profile")
        .mayNotAccessAnyLayer()
        .whereLayer("thread")
        .mayNotAccessAnyLayer()
        .whereLayer("tls")
        .mayNotAccessAnyLayer()
        .check(CLASSES);
  }

  @Test
  void no_package_is_part_of_a_circle() {
    SlicesRuleDefinition.slices()
        .matching(BASE + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void no_more_than_two_classes_need_each_other() {
    assertThat(ClassCircles.longerThan(2, CLASSES)).isEmpty();
  }

  @Test
  void every_package_is_null_marked() {
    Stream<JavaPackage> packages = topLevel().map(JavaClass::getPackage).distinct();
    assertThat(packages).allMatch(each -> each.isAnnotatedWith(NullMarked.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Impl", "Util", "Utils", "Helper", "Manager"})
  void a_name_says_what_the_thing_is(String word) {
    noClasses().should().haveSimpleNameEndingWith(word).check(CLASSES);
  }

  @Test
  void classes_are_closed() {
    ArchRule closed =
        classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotAssignableTo(RuntimeException.class)
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
    closed.check(CLASSES);
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
