package io.prestagelab.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.bmc.PowerState;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.SimulatedHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension as its users have it; docs/bmc-tests.md quotes this file. */
class BmcExtensionTest {

  // snippet: extension
  @RegisterExtension final BmcExtension extension = BmcExtension.simulated();

  @Test
  void my_program_powers_the_server_on() {
    TestBmc bmc = extension.bmc();
    Http program = new Http(bmc.address(), bmc.user(), bmc.password(), bmc.certificate());

    program.post(
        "/redfish/v1/Systems/server1/Actions/ComputerSystem.Reset", "{\"ResetType\": \"On\"}");

    await().until(() -> bmc.bmc().powerState() == PowerState.ON);
    assertThat(bmc.host(SimulatedHost.class).boots()).containsExactly(BootDevice.DISK);
  }

  // end

  // snippet: faults
  @Test
  void my_program_meets_a_bmc_that_is_busy(TestBmc bmc) {
    bmc.failNext("GET", "/redfish/v1/Systems.*", 1, 503);

    Http program = Http.of(bmc);

    assertThat(program.get("/redfish/v1/Systems").statusCode()).isEqualTo(503);
    assertThat(program.get("/redfish/v1/Systems").statusCode()).isEqualTo(200);
  }

  // end

  @Test
  void each_test_has_a_bmc_of_its_own(TestBmc bmc) {
    assertThat(bmc).isSameAs(extension.bmc());
    assertThat(bmc.bmc().powerState()).isEqualTo(PowerState.OFF);
  }

  @Test
  void outside_of_a_test_there_is_none() {
    assertThatThrownBy(() -> BmcExtension.simulated().bmc())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@RegisterExtension");
  }
}
