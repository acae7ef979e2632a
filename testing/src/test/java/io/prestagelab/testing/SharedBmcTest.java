package io.prestagelab.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One BMC for all tests of a class. */
class SharedBmcTest {
  private static final Set<String> ADDRESSES = new HashSet<>();

  @RegisterExtension
  static final BmcExtension BMC =
      BmcExtension.of(TestBmcSettings.simulated().named("node7").like("hpe-ilo5"));

  @Test
  void the_first_test_asks_it() {
    ADDRESSES.add(BMC.bmc().address().toString());
    assertThat(Http.of(BMC.bmc()).get("/redfish/v1/").statusCode()).isEqualTo(200);
  }

  @Test
  void the_second_test_asks_the_same() {
    ADDRESSES.add(BMC.bmc().address().toString());
    assertThat(Http.of(BMC.bmc()).get("/redfish/v1/Systems").statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void there_was_one() {
    assertThat(ADDRESSES).hasSize(1);
  }
}
