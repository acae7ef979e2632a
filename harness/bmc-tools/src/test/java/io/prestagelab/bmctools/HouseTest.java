package io.prestagelab.bmctools;

import io.prestagelab.house.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The module's shape. */
class HouseTest {
  @TestFactory
  Stream<DynamicTest> the_rules_of_the_house() {
    return HouseRules.of("io.prestagelab.bmctools")
        .uses("io.prestagelab.emulator.tls", "io.prestagelab.image")
        .floor("")
        .floor("scrub", "serving", "client")
        .floor("check", "record")
        .floor("check.report")
        .atLeast(95)
        .tests();
  }
}
