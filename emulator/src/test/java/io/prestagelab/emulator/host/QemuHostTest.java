package io.prestagelab.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.media.FileMedia;
import io.prestagelab.emulator.media.MediaSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("qemu")
@ExtendWith(QemuRequired.class)
class QemuHostTest {
  /** A limit for a hung server, not a measure: the machine may be busy. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  private static final BootOrder CD_FIRST = BootOrder.USUAL.startingWith(BootDevice.CD);

  @TempDir Path folder;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> story = new CopyOnWriteArrayList<>();
  private final AtomicLong bytesRead = new AtomicLong();
  private QemuHost host;

  @BeforeEach
  void a_small_server_with_a_disk_that_boots() throws IOException {
    Path disk = Files.write(folder.resolve("disk.img"), BootImages.disk("from disk"));
    host =
        new QemuHost(
            QemuSettings.of("small", folder.resolve("server"))
                .withMemoryMiB(64)
                .withCpus(1)
                .withDisks(List.of(DiskSettings.scsi(disk))));
    host.addListener(new Ears());
  }

  @AfterEach
  void power_off() {
    host.close();
  }

  @Test
  void boots_from_its_disk_by_default() {
    host.powerOn(BootOrder.USUAL);
    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(
            () ->
                assertThat(lines)
                    .as(Files.readString(folder.resolve("server/firmware.log")))
                    .contains("from disk"));
    assertThat(host.isOn()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"SCSI", "USB"})
  void a_stick_can_be_booted_and_written_to_and_its_image_stays(BootableBus bus) throws Exception {
    byte[] content = BootImages.writingDisk("from stick");
    Path image = Files.write(folder.resolve("stick.img"), content);
    try (QemuHost server = stick(image, bus)) {
      server.powerOn(BootOrder.USUAL);
      await().atMost(LONG_ENOUGH).until(() -> lines.contains("from stick"));
      await()
          .atMost(LONG_ENOUGH)
          .untilAsserted(
              () -> assertThat(server.blockUse()).contains(new BlockUse("usb0", 512, 512)));
    }
    assertThat(image).hasBinaryContent(content);
  }

  @Test
  void the_bootable_device_can_be_a_cd() throws Exception {
    Path image = Files.write(folder.resolve("cd.iso"), BootImages.cd("from cd"));
    try (QemuHost server = stick(image, BootableBus.CD)) {
      server.powerOn(BootOrder.USUAL);
      await().atMost(LONG_ENOUGH).until(() -> lines.contains("from cd"));
    }
  }

  private QemuHost stick(Path image, BootableBus bus) {
    QemuHost server =
        new QemuHost(
            QemuSettings.of("stick", folder.resolve("stick"))
                .withMemoryMiB(64)
                .withCpus(1)
                .withBootable(image)
                .withBootableBus(bus));
    server.addListener(new Ears());
    return server;
  }

  @Test
  void order_set_after_the_boot_counts_at_the_next_reset() throws IOException {
    insert(BootImages.resettingCd("from cd"));
    host.powerOn(CD_FIRST);
    await().atMost(LONG_ENOUGH).until(() -> lines.contains("from disk"));
    assertThat(lines).containsSubsequence("from cd", "from disk");
    told(() -> assertThat(story).contains("booted POWER_ON", "booted GUEST_RESET"));
  }

  @Test
  void reads_of_the_virtual_medium_are_seen() throws IOException {
    insert(BootImages.cd("from cd"));
    host.powerOn(CD_FIRST);
    await().atMost(LONG_ENOUGH).until(() -> lines.contains("from cd"));
    told(() -> assertThat(bytesRead).hasPositiveValue());
  }

  @Test
  void a_medium_can_be_exchanged_while_the_server_is_on() throws IOException {
    insert(BootImages.cd("first"));
    host.powerOn(CD_FIRST);
    await().atMost(LONG_ENOUGH).until(() -> lines.contains("first"));
    insert(BootImages.cd("second"));
    host.setBootOrder(CD_FIRST);
    host.reset();
    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(() -> assertThat(lines).as("%s", story).contains("second"));
    told(() -> assertThat(story).filteredOn(line -> line.startsWith("booted")).hasSize(2));
    assertThat(story).doesNotContain("ejected by guest");
  }

  @Test
  void power_off_ends_the_machine_and_is_told() {
    host.powerOn(BootOrder.USUAL);
    host.powerOff();
    assertThat(host.isOn()).isFalse();
    assertThat(story).contains("off FORCED");
  }

  @Test
  void a_machine_that_dies_is_told_with_its_last_words() throws IOException {
    host.powerOn(BootOrder.USUAL);
    await().atMost(LONG_ENOUGH).until(() -> lines.contains("from disk"));
    process().destroyForcibly();
    await().atMost(LONG_ENOUGH).until(() -> story.contains("off DIED"));
    assertThat(host.isOn()).isFalse();
  }

  @Test
  void uefi_variables_are_kept_per_server() throws IOException {
    try (QemuHost uefi =
        new QemuHost(
            QemuSettings.of("uefi", folder.resolve("uefi"))
                .withMemoryMiB(256)
                .withFirmware(Firmware.UEFI))) {
      uefi.powerOn(BootOrder.USUAL);
      assertThat(folder.resolve("uefi/nvram.fd")).isNotEmptyFile();
    }
  }

  @Test
  void a_reset_by_a_guest_under_uefi_is_a_new_machine_that_is_on_all_the_time() throws IOException {
    Path raw = folder.resolve("uefi/console.raw");
    Path pid = folder.resolve("uefi/qemu.pid");
    try (QemuHost uefi =
        new QemuHost(
            QemuSettings.of("uefi", folder.resolve("uefi"))
                .withMemoryMiB(256)
                .withCpus(1)
                .withFirmware(Firmware.UEFI))) {
      uefi.addListener(new Ears());
      uefi.powerOn(BootOrder.USUAL);
      await().atMost(LONG_ENOUGH).until(() -> prompts(raw) == 1);
      String first = Files.readString(pid);
      uefi.type("reset\r");
      await().atMost(LONG_ENOUGH).until(() -> prompts(raw) == 2);
      assertThat(Files.readString(pid)).isNotEqualTo(first);
      told(() -> assertThat(story).containsExactly("booted POWER_ON", "booted GUEST_RESET"));
      uefi.reset();
      await().atMost(LONG_ENOUGH).until(() -> prompts(raw) == 3);
      uefi.powerOff();
      assertThat(story).endsWith("booted BMC_RESET", "off FORCED");
    }
  }

  /** How often the UEFI shell, which is there if nothing else is, has asked for a command. */
  private static long prompts(Path raw) throws IOException {
    String text = Files.readString(raw, StandardCharsets.ISO_8859_1);
    return Pattern.compile("Shell> ").matcher(text).results().count();
  }

  @Test
  void a_qemu_that_refuses_its_arguments_is_explained() {
    QemuSettings wrong =
        QemuSettings.of("wrong", folder.resolve("wrong")).withExtra(List.of("-no-such-option"));
    try (QemuHost broken = new QemuHost(wrong)) {
      assertThatThrownBy(() -> broken.powerOn(BootOrder.USUAL))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("no-such-option");
    }
  }

  @Test
  void a_program_that_is_missing_is_named_with_its_package() {
    QemuSettings wrong =
        QemuSettings.of("wrong", folder.resolve("wrong")).withQemu("qemu-system-none");
    try (QemuHost broken = new QemuHost(wrong)) {
      assertThatThrownBy(() -> broken.powerOn(BootOrder.USUAL))
          .isInstanceOf(HostException.class)
          .hasMessage("qemu-system-none is not installed; install package qemu-system-x86");
    }
  }

  @Test
  void a_server_is_never_there_twice() {
    QemuSettings same = QemuSettings.of("twin", folder.resolve("server"));
    assertThatThrownBy(() -> new QemuHost(same))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("in use by another server or BMC");
  }

  @Test
  void nowhere_boots_nothing_until_there_is_another_order() {
    host.powerOn(BootOrder.NOWHERE);
    Path firmware = folder.resolve("server/firmware.log");
    await().atMost(LONG_ENOUGH).until(() -> Files.readString(firmware).contains("No bootable"));
    assertThat(lines).doesNotContain("from disk");
    host.setBootOrder(BootOrder.USUAL);
    host.reset();
    await().atMost(LONG_ENOUGH).until(() -> lines.contains("from disk"));
  }

  /** Console, events and media come on threads of their own: one is heard before the other. */
  private static void told(ThrowingRunnable story) {
    await().atMost(LONG_ENOUGH).untilAsserted(story);
  }

  @Test
  void firmware_is_exchanged_by_a_reset_of_the_bmc_and_its_variables_are_kept() throws IOException {
    Path disk = Files.write(folder.resolve("other.img"), BootImages.disk("from disk"));
    Path variables = folder.resolve("both/nvram.fd");
    try (QemuHost both =
        new QemuHost(
            QemuSettings.of("both", folder.resolve("both"))
                .withMemoryMiB(256)
                .withCpus(1)
                .withDisks(List.of(DiskSettings.scsi(disk)))
                .withBothFirmwares())) {
      byte[] unused = Files.readAllBytes(variables);
      both.addListener(new Ears());
      both.powerOn(BootOrder.USUAL);
      await().atMost(LONG_ENOUGH).until(() -> lines.contains("from disk"));
      both.setFirmware(Firmware.UEFI);
      both.reset();
      await().atMost(LONG_ENOUGH).until(() -> lines.toString().contains("BdsDxe"));
      told(() -> assertThat(story).contains("booted BMC_RESET"));
      assertThat(story).noneMatch(line -> line.startsWith("off"));
      byte[] written = Files.readAllBytes(variables);
      assertThat(written).isNotEqualTo(unused);
      both.setFirmware(Firmware.BIOS);
      both.reset();
      assertThat(Files.readAllBytes(variables)).isNotEqualTo(unused);
    }
  }

  @Test
  void the_machine_dies_with_its_java_process() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LonelyServer.class.getName(),
                folder.resolve("lonely").toString())
            .redirectErrorStream(true)
            .start();
    assertThat(other.inputReader().readLine()).isEqualTo("on");
    ProcessHandle qemu = handle(folder.resolve("lonely/qemu.pid"));
    assertThat(qemu.isAlive()).isTrue();
    other.destroyForcibly();
    await().atMost(LONG_ENOUGH).until(() -> hasEnded(qemu));
  }

  /** A process that nobody has reaped yet has ended, too. */
  private static boolean hasEnded(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return !process.isAlive() || Files.readString(status).contains("State:\tZ");
  }

  private ProcessHandle process() throws IOException {
    return handle(folder.resolve("server/qemu.pid"));
  }

  private static ProcessHandle handle(Path pidFile) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).orElseThrow();
  }

  private void insert(byte[] image) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "cd", ".iso"), image);
    host.setMedium(FileMedia.open(file));
  }

  private final class Ears implements HostListener {
    private final Utf8Lines splitter = new Utf8Lines(lines::add);

    @Override
    public void console(byte[] bytes, Instant at) {
      splitter.take(bytes);
    }

    @Override
    public void booted(BootCause cause) {
      story.add("booted " + cause);
      host.setBootOrder(BootOrder.USUAL);
    }

    @Override
    public void poweredOff(PowerOffCause cause, String detail) {
      story.add("off " + cause);
    }

    @Override
    public void mediumEjectedByGuest(MediaSource medium) {
      story.add("ejected by guest");
    }

    @Override
    public void mediaRead(long offset, int length) {
      bytesRead.addAndGet(length);
    }
  }
}
