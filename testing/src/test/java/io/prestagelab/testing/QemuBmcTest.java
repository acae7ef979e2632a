package io.prestagelab.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.bmc.PowerState;
import io.prestagelab.emulator.host.Firmware;
import java.io.File;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A real machine behind the BMC. */
@Tag("qemu")
class QemuBmcTest {

  @Test
  @EnabledIf("qemuIsThere")
  void a_real_machine_goes_on_and_off() {
    // snippet: qemu
    TestBmcSettings settings =
        TestBmcSettings.qemu(machine -> machine.withFirmware(Firmware.BIOS).withMemoryMiB(128));
    // end
    String reset = "/redfish/v1/Systems/server1/Actions/ComputerSystem.Reset";
    try (TestBmc bmc = TestBmc.start(settings)) {
      Http program = Http.of(bmc);
      assertThat(program.post(reset, "{\"ResetType\": \"On\"}").statusCode()).isEqualTo(204);
      await().until(() -> bmc.bmc().powerState() == PowerState.ON);
      assertThat(program.post(reset, "{\"ResetType\": \"ForceOff\"}").statusCode()).isEqualTo(204);
      await().until(() -> bmc.bmc().powerState() == PowerState.OFF);
    }
  }

  static boolean qemuIsThere() {
    String program = "qemu-system-x86_64";
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, program).canExecute());
    if (!found) {
      System.err.println("SKIPPED tests of a BMC with a real machine: " + program + " is missing");
    }
    return found;
  }
}
