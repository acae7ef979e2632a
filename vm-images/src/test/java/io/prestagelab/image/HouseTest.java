package io.prestagelab.image;

import io.prestagelab.house.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The module's shape. */
class HouseTest {
  @TestFactory
  Stream<DynamicTest> the_rules_of_the_house() {
    return HouseRules.of("io.prestagelab.image")
        .floor("")
        .floor("iso")
        .floor("boot", "crash", "disk", "ostree")
        .floor("install")
        .floor("inspect", "miniboot", "canary", "prestage")
        .circle(
            "iso.BootCatalogue",
            "iso.ContentSums",
            "iso.IsoReader",
            "iso.RockRidge",
            "iso.TreeWalk")
        .atLeast(143)
        .tests();
  }
}
