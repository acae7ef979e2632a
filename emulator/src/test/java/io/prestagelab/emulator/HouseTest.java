package io.prestagelab.emulator;

import io.prestagelab.house.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The module's shape. */
class HouseTest {
  @TestFactory
  Stream<DynamicTest> the_rules_of_the_house() {
    return HouseRules.of("io.prestagelab.emulator")
        .floor("file")
        .floor("fault", "mockup", "profile", "thread", "tls")
        .floor("media")
        .floor("host")
        .floor("bmc")
        .floor("redfish")
        .floor("")
        .floor("serve")
        .atLeast(290)
        .tests();
  }
}
