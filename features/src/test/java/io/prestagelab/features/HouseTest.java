package io.prestagelab.features;

import io.prestagelab.house.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The module's shape. */
class HouseTest {
  @TestFactory
  Stream<DynamicTest> the_rules_of_the_house() {
    return HouseRules.of("io.prestagelab.features")
        .uses(
            "io.prestagelab.emulator",
            "io.prestagelab.image",
            "io.prestagelab.bmctools",
            "io.prestagelab.runs",
            "io.prestagelab.lab")
        .floor("replay", "reproduce")
        .floor("")
        .atLeast(29)
        .tests();
  }
}
