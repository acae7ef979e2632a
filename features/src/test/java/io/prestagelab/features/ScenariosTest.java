package io.prestagelab.features;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every scenario; {@code -Dcucumber.filter.tags=@smoke} chooses. */
@Suite
@IncludeEngines("cucumber")
@SelectPackages("io.prestagelab.features")
final class ScenariosTest {
  ScenariosTest() {}
}
