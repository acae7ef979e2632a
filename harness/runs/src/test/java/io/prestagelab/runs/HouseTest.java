package io.prestagelab.runs;

import io.prestagelab.house.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The module's shape. */
class HouseTest {
  @TestFactory
  Stream<DynamicTest> the_rules_of_the_house() {
    return HouseRules.of("io.prestagelab.runs")
        .uses("io.prestagelab.image")
        .floor("")
        .floor("folder", "diagnose")
        .floor("capsule", "coverage")
        .floor("page")
        .floor("shard")
        .atLeast(130)
        .tests();
  }
}
