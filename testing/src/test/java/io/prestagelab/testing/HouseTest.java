package io.prestagelab.testing;

import io.prestagelab.house.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The module's shape. */
class HouseTest {
  @TestFactory
  Stream<DynamicTest> the_rules_of_the_house() {
    return HouseRules.of("io.prestagelab.testing")
        .uses("io.prestagelab.emulator")
        .floor("")
        .floor("container")
        .atLeast(4)
        .tests();
  }
}
