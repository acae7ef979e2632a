package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.emulator.host.DiskSettings.Bus;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.Ext4;
import io.prestagelab.image.install.UnsignedIso;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.console.FatalKind;
import io.prestagelab.lab.trial.DiskState;
import io.prestagelab.lab.trial.GuestFailure;
import io.prestagelab.lab.trial.LabNetwork;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.runs.folder.LabHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Disks and what is done to them. */
public final class HardwareSteps {
  private static final long SECOND_DISK = 64 << 20;
  private static final UUID LINUX = UUID.fromString("0FC63DAF-8483-4772-8E79-3D69D8477DE4");
  private static final UUID CEPH_OSD = UUID.fromString("4FBD7E29-9D25-41B8-AFD0-062C0CEFF05D");
  private static final Map<String, Bus> BUSES =
      Map.of("virtio", Bus.VIRTIO_BLK, "nvme", Bus.NVME, "sata", Bus.SATA);

  private final Trial trial;
  private @Nullable Path second;

  /** Steps of one scenario. */
  public HardwareSteps(Trial trial) {
    this.trial = trial;
  }

  /** A server with its disk on another bus. */
  @Given("a/an {word} server with a/an {word} disk that holds {}")
  public void bus(String firmware, String bus, String state) {
    Bus wanted = Objects.requireNonNull(BUSES.get(bus), bus);
    trial.change(settings -> settings.withFirmware(Firmware.valueOf(firmware)));
    trial.change(settings -> settings.withDisk(settings.disk().on(wanted)));
    trial.disk(DiskState.of(state));
  }

  /** UEFI firmware with Microsoft's keys, which checks what it boots. */
  @Given("a UEFI server with Secure Boot and an empty disk")
  public void secureBoot() {
    trial.change(LabSettings::withSecureBoot);
  }

  /** As the ISO of a builder without keys: the firmware finds no signature on its boot loader. */
  @Given("nobody has signed its installation ISO")
  public void unsignedIso() {
    Path unsigned = trial.run().disk().resolveSibling("unsigned.iso");
    UnsignedIso.copy(trial.settings().iso(), unsigned);
    trial.change(settings -> settings.withIso(unsigned));
  }

  /** The BMC says so, and so did every kernel that has started. */
  @Then("Secure Boot was on at every boot")
  public void secureBootWasOn() throws IOException {
    try (RedfishClient client = trial.lab().server().connect()) {
      assertThat(client.secureBootCurrentBoot()).isEqualTo("Enabled");
    }
    assertThat(kernels())
        .isNotEmpty()
        .allSatisfy(lines -> assertThat(lines).contains("Secure boot enabled"));
  }

  /** What each kernel said on the serial console. */
  private List<String> kernels() throws IOException {
    String console = Files.readString(trial.run().layout().console());
    return Arrays.stream(console.split("Linux version ")).skip(1).toList();
  }

  /** As an operator does it, through the BMC; it counts from the next boot on. */
  @When("its Secure Boot is switched off")
  public void secureBootOff() {
    try (RedfishClient client = trial.lab().server().connect()) {
      client.enableSecureBoot(false);
    }
  }

  /** A command on the system that was installed. */
  @When("sysadmin runs {string} on the installed system")
  public void run(String command) {
    trial.lab().runOnInstalledSystem(command);
  }

  /** Power on, and the firmware says so. */
  @Then("the server finds nothing to boot")
  public void bootsNothing() {
    assertThatThrownBy(() -> trial.lab().bootInstalledSystem())
        .isInstanceOfSatisfying(
            GuestFailure.class,
            failure -> assertThat(failure.category()).isEqualTo(FatalKind.NO_BOOT_DEVICE.words()));
  }

  /** One that only UEFI can start from. */
  @Given("a/an {word} server with an empty disk with sectors of {int} bytes")
  public void sectors(String firmware, int bytes) {
    trial.change(settings -> settings.withFirmware(Firmware.valueOf(firmware)));
    trial.change(settings -> settings.withDisk(settings.disk().withSectors(bytes)));
  }

  /** Another disk, with a partition, a file system and something in them. */
  @Given("a/an {word} server with an empty disk beside a disk full of somebody's data")
  public void secondDisk(String firmware) throws IOException {
    secondDisk(firmware, "data", LINUX);
  }

  /** Another disk with what storage servers keep there, known by the partition's type. */
  @Given("a/an {word} server with an empty disk beside a disk with a Ceph OSD")
  public void osdDisk(String firmware) throws IOException {
    secondDisk(firmware, "ceph data", CEPH_OSD);
  }

  private void secondDisk(String firmware, String name, UUID type) throws IOException {
    Path image = trial.run().disk().resolveSibling("second.raw");
    second = image.resolveSibling("second-before.raw");
    DiskImage disk = DiskImage.create(image, SECOND_DISK);
    Ext4 files = disk.makeExt4(disk.addPartition(name, type, 32), "DATA");
    files.writeText("/letter.txt", "to be kept\n");
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    disk.overwrite(SECOND_DISK - (8 << 20), noise);
    Files.copy(image, second);
    trial.change(settings -> settings.withFirmware(Firmware.valueOf(firmware)));
    trial.change(settings -> settings.withDisk(settings.disk().beside(image)));
  }

  /** The address of the packages has brackets. */
  @Then("the packages come from an IPv6 address")
  public void fromIpv6() {
    assertThat(trial.logLines())
        .anyMatch(line -> line.contains("downloading software repository http://["));
  }

  /** Compared byte by byte. */
  @Then("no byte of the second disk has changed")
  public void secondUntouched() throws IOException {
    Path before = Objects.requireNonNull(second, "the server has no second disk");
    assertThat(Files.mismatch(before, before.resolveSibling("second.raw"))).isEqualTo(-1);
  }

  /** As upstream's installer leaves every disk that it may wipe. */
  @Then("the second disk has no partition")
  public void secondWiped() {
    Path before = Objects.requireNonNull(second, "the server has no second disk");
    assertThat(DiskImage.open(before.resolveSibling("second.raw")).partitions()).isEmpty();
  }

  /** BMC, server and System Controller. */
  @Given("all addresses are IPv6")
  public void ipv6() {
    trial.change(
        settings -> settings.withNetwork(LabNetwork.IPV6.overLink(settings.network().link())));
  }

  /** Its install values say so too. */
  @Given("its switch port carries only VLAN {int}")
  public void vlan(int number) {
    trial.change(settings -> settings.withNetwork(settings.network().inVlan(number)));
  }

  /** What server and BMC get from the System Controller. */
  @Given("its site is linked to the System Controller at {int} Mbit a second")
  public void link(int megabits) {
    trial.change(
        settings -> settings.withNetwork(settings.network().overLink(megabits * 125_000L)));
  }

  /** The quick kernel of the lab's usual ISOs has no driver for it. */
  @Given("a kernel that knows SATA")
  public void genericKernel() {
    LabHome home = trial.bench().home();
    useIso(
        trial.settings().iso().equals(home.debianIso())
            ? home.debianGenericIso()
            : home.genericIso());
  }

  /** As one from elsewhere: the serial console and the disk are all that there is to read. */
  @Given("an installation ISO that has none of the lab's extras")
  public void plainIso() {
    useIso(trial.bench().home().plainIso());
  }

  private void useIso(Path iso) {
    if (!Files.exists(iso)) {
      throw new LabException(iso + " is missing; 'lab test' builds it");
    }
    trial.change(settings -> settings.withIso(iso));
  }

  /** The initial RAM disk's shell has nothing to do and ends; a kernel panics then. */
  @Given("the first process of its Miniboot kernel ends at once")
  public void firstProcessEnds() {
    trial.change(settings -> settings.withBootParameters("rdinit=/bin/busybox"));
  }

  /** A medium error, as an old disk has them. */
  @Given("a sector of its bundle's {string} cannot be read")
  public void badSector(String file) {
    trial.badSector(file);
  }

  /** Less would not be seen, more would be another file's end. */
  @Given("its backup partition is full one block before the end of {string}")
  public void roomUpTo(String file) {
    trial.roomUpTo(file);
  }

  /** A write that the disk had reported as done and lost. */
  @Given("a sector of its bundle's {string} holds older data")
  public void oldSector(String file) {
    trial.oldSector(file);
  }
}
