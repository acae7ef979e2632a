package io.prestagelab.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.prestagelab.house.HouseRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The module's shape. */
class HouseTest {
  @TestFactory
  Stream<DynamicTest> the_rules_of_the_house() {
    return HouseRules.of("io.prestagelab.cli")
        .uses(
            "io.prestagelab.emulator",
            "io.prestagelab.image",
            "io.prestagelab.bmctools",
            "io.prestagelab.runs",
            "io.prestagelab.lab",
            "io.prestagelab.features")
        .floor("")
        .atLeast(55)
        .tests();
  }

  @Test
  void a_class_has_a_name_that_no_other_class_of_the_lab_has() {
    Map<String, List<String>> byName =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.prestagelab")
                .stream()
                .filter(each -> each.isTopLevelClass() && !each.getName().endsWith("package-info"))
                .filter(each -> !each.getPackageName().startsWith("io.prestagelab.house"))
                .collect(
                    groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
    assertThat(byName.size()).isGreaterThan(600);
    assertThat(byName.values()).filteredOn(all -> all.size() > 1).isEmpty();
  }
}
