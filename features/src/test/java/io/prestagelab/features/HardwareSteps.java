package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.prestagelab.emulator.host.DiskSettings.Bus;
import io.prestagelab.harness.lab.DiskState;
import io.prestagelab.image.disk.DiskImage;
import java.util.Map;
import java.util.Objects;

/** Disks and what is done to them. */
public final class HardwareSteps {
  private static final int BOOT_CODE_BYTES = 440;
  private static final Map<String, Bus> BUSES =
      Map.of("virtio", Bus.VIRTIO_BLK, "nvme", Bus.NVME, "sata", Bus.SATA);

  private final Scene scene;

  /** Steps of one scenario. */
  public HardwareSteps(Scene scene) {
    this.scene = scene;
  }

  /** A server with its disk on another bus. */
  @Given("a/an {word} server with a/an {word} disk that holds {}")
  public void bus(String firmware, String bus, String state) {
    Bus wanted = Objects.requireNonNull(BUSES.get(bus), bus);
    scene.firmware(firmware);
    scene.change(settings -> settings.withBus(wanted));
    scene.disk(DiskState.of(state));
  }

  /** A command on the system that was installed. */
  @When("sysadmin runs {string} on the installed system")
  public void run(String command) {
    scene.lab().runOnInstalledSystem(command);
  }

  /** The firmware finds nothing to start on it: INT 18h sends a BIOS on to its next device. */
  @Then("the disk has no boot code")
  public void noBootCode() {
    byte[] onwards = new byte[BOOT_CODE_BYTES];
    onwards[0] = (byte) 0xCD;
    onwards[1] = 0x18;
    assertThat(DiskImage.open(scene.run().disk()).bytes(0, BOOT_CODE_BYTES)).isEqualTo(onwards);
  }
}
