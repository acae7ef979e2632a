package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.host.BootImages;
import io.prestagelab.emulator.host.DiskSettings;
import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.emulator.host.ManualTimeline;
import io.prestagelab.emulator.host.QemuHost;
import io.prestagelab.emulator.host.QemuRequired;
import io.prestagelab.emulator.host.QemuSettings;
import io.prestagelab.emulator.host.Utf8Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("qemu")
@ExtendWith(QemuRequired.class)
class QemuPowerTest {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  @TempDir Path folder;
  private final ManualTimeline timeline = new ManualTimeline();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private Bmc bootFrom(byte[] disk) throws IOException {
    Path image = Files.write(folder.resolve("disk.img"), disk);
    QemuHost host =
        new QemuHost(
            QemuSettings.of("s1", folder.resolve("server"))
                .withMemoryMiB(64)
                .withCpus(1)
                .withDisks(List.of(DiskSettings.scsi(image))));
    Utf8Lines splitter = new Utf8Lines(lines::add);
    host.addListener(
        new HostListener() {
          @Override
          public void console(byte[] bytes, Instant at) {
            splitter.take(bytes);
          }
        });
    Bmc bmc =
        new Bmc(
            BmcSettings.of("s1", folder).withTimeline(timeline), host, ForkJoinPool.commonPool());
    bmc.reset(ResetType.ON);
    await().atMost(LONG_ENOUGH).until(() -> lines.contains("up"));
    return bmc;
  }

  @Test
  void a_guest_that_hears_the_power_button_shuts_down() throws IOException {
    try (Bmc bmc = bootFrom(BootImages.listeningDisk("up"))) {
      bmc.reset(ResetType.GRACEFUL_SHUTDOWN);
      await()
          .atMost(LONG_ENOUGH)
          .until(() -> bmc.events().toString().contains("Off (GUEST_SHUTDOWN)"));
      assertThat(bmc.powerState()).isEqualTo(PowerState.OFF);
    }
  }

  @Test
  void a_guest_that_hears_the_power_button_restarts_gracefully() throws IOException {
    try (Bmc bmc = bootFrom(BootImages.listeningDisk("up"))) {
      lines.clear();
      bmc.reset(ResetType.GRACEFUL_RESTART);
      await().atMost(LONG_ENOUGH).until(() -> lines.contains("up"));
      await().atMost(LONG_ENOUGH).until(() -> bmc.powerState() == PowerState.ON);
    }
  }

  @Test
  void a_guest_that_ignores_the_power_button_stays_on() throws IOException {
    try (Bmc bmc = bootFrom(BootImages.disk("up"))) {
      bmc.reset(ResetType.GRACEFUL_SHUTDOWN);
      assertThat(bmc.powerState()).isEqualTo(PowerState.POWERING_OFF);
      timeline.advance(Duration.ofMinutes(5));
      await().atMost(LONG_ENOUGH).until(() -> bmc.powerState() == PowerState.ON);
      assertThat(bmc.host().isOn()).isTrue();
      bmc.reset(ResetType.FORCE_OFF);
      await().atMost(LONG_ENOUGH).until(() -> bmc.powerState() == PowerState.OFF);
    }
  }
}
