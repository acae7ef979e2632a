package io.prestagelab.lab;

import io.prestagelab.house.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The module's shape. */
class HouseTest {
  @TestFactory
  Stream<DynamicTest> the_rules_of_the_house() {
    return HouseRules.of("io.prestagelab.lab")
        .uses(
            "io.prestagelab.emulator",
            "io.prestagelab.image",
            "io.prestagelab.bmctools",
            "io.prestagelab.runs")
        .floor("")
        .floor("console", "progress", "content", "subcloud", "plan")
        .floor("verdict")
        .floor("trial")
        .floor("crash")
        .circle("trial.MinibootRun", "trial.Prestaging", "trial.SubcloudLab")
        .atLeast(180)
        .tests();
  }
}
