package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.prestagelab.emulator.host.DiskSettings.Bus;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.Ext4;
import io.prestagelab.lab.console.FatalKind;
import io.prestagelab.lab.trial.DiskState;
import io.prestagelab.lab.trial.GuestFailure;
import io.prestagelab.lab.trial.LabNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Disks and what is done to them. */
public final class HardwareSteps {
  private static final long SECOND_DISK = 64 << 20;
  private static final UUID LINUX = UUID.fromString("0FC63DAF-8483-4772-8E79-3D69D8477DE4");
  private static final Map<String, Bus> BUSES =
      Map.of("virtio", Bus.VIRTIO_BLK, "nvme", Bus.NVME, "sata", Bus.SATA);

  private final Scene scene;
  private @Nullable Path second;

  /** Steps of one scenario. */
  public HardwareSteps(Scene scene) {
    this.scene = scene;
  }

  /** A server with its disk on another bus. */
  @Given("a/an {word} server with a/an {word} disk that holds {}")
  public void bus(String firmware, String bus, String state) {
    Bus wanted = Objects.requireNonNull(BUSES.get(bus), bus);
    scene.firmware(firmware);
    scene.change(settings -> settings.withDisk(settings.disk().on(wanted)));
    scene.disk(DiskState.of(state));
  }

  /** A command on the system that was installed. */
  @When("sysadmin runs {string} on the installed system")
  public void run(String command) {
    scene.lab().runOnInstalledSystem(command);
  }

  /** Power on, and the firmware says so. */
  @Then("the server finds nothing to boot")
  public void bootsNothing() {
    assertThatThrownBy(() -> scene.lab().bootInstalledSystem())
        .isInstanceOfSatisfying(
            GuestFailure.class,
            failure -> assertThat(failure.category()).isEqualTo(FatalKind.NO_BOOT_DEVICE.words()));
  }

  /** One that only UEFI can start from. */
  @Given("a/an {word} server with an empty disk with sectors of {int} bytes")
  public void sectors(String firmware, int bytes) {
    scene.firmware(firmware);
    scene.change(settings -> settings.withDisk(settings.disk().withSectors(bytes)));
  }

  /** Another disk, with a partition, a file system and something in them. */
  @Given("a/an {word} server with an empty disk beside a disk full of somebody's data")
  public void secondDisk(String firmware) throws IOException {
    Path image = scene.run().disk().resolveSibling("second.raw");
    second = image.resolveSibling("second-before.raw");
    DiskImage disk = DiskImage.create(image, SECOND_DISK);
    Ext4 files = disk.makeExt4(disk.addPartition("data", LINUX, 32), "DATA");
    files.writeText("/letter.txt", "to be kept\n");
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    disk.overwrite(SECOND_DISK - (8 << 20), noise);
    Files.copy(image, second);
    scene.firmware(firmware);
    scene.change(settings -> settings.withDisk(settings.disk().beside(image)));
  }

  /** Compared byte by byte. */
  @Then("no byte of the second disk has changed")
  public void secondUntouched() throws IOException {
    Path before = Objects.requireNonNull(second, "the server has no second disk");
    assertThat(Files.mismatch(before, before.resolveSibling("second.raw"))).isEqualTo(-1);
  }

  /** BMC, server and System Controller. */
  @Given("all addresses are IPv6")
  public void ipv6() {
    scene.change(settings -> settings.withNetwork(LabNetwork.IPV6));
  }

  /** The quick kernel of the lab's usual ISO has no driver for it. */
  @Given("a kernel that knows SATA")
  public void genericKernel() {
    scene.change(settings -> settings.withIso(Scene.genericIso()));
  }

  /** Words that Miniboot's kernel is started with. */
  @Given("its Miniboot kernel gets {string}")
  public void kernelWords(String words) {
    scene.change(settings -> settings.withBootParameters(words));
  }

  /** A medium error, as an old disk has them. */
  @Given("a sector of its bundle cannot be read")
  public void badSector() {
    scene.badBundle();
  }
}
