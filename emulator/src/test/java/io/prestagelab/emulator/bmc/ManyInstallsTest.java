package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.TestWeb;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.ManualTimeline;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.host.SimulatedModel.Bundle;
import io.prestagelab.emulator.media.MediaRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyInstallsTest {

  private static final int SERVERS = 250;

  @TempDir Path folder;
  private final ManualTimeline timeline = new ManualTimeline();

  @Test
  void two_hundred_and_fifty_servers_install_at_the_same_time() throws IOException {
    List<SimulatedHost> hosts = new ArrayList<>();
    List<Bmc> bmcs = new ArrayList<>();
    try (TestWeb web = new TestWeb()) {
      URI image = web.put("/miniboot.iso", new byte[64 << 10]);
      for (int i = 0; i < SERVERS; i++) {
        SimulatedHost host =
            new SimulatedHost("s" + i, timeline, SimulatedModel.USUAL.withBundle(Bundle.VALID));
        Bmc bmc =
            new Bmc(BmcSettings.of("s" + i, folder).withTimeline(timeline), host, Runnable::run);
        bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
        bmc.setBootOverride(BootOverride.once(BootTarget.CD, Firmware.UEFI));
        bmc.reset(ResetType.ON);
        hosts.add(host);
        bmcs.add(bmc);
      }
      timeline.advance(Duration.ofMinutes(10));
    }
    assertThat(hosts)
        .allSatisfy(h -> assertThat(h.boots()).containsExactly(BootDevice.CD, BootDevice.DISK));
    assertThat(bmcs)
        .allSatisfy(bmc -> assertThat(bmc.cd().state().inserted()).isFalse())
        .allSatisfy(
            bmc -> assertThat(bmc.bootOverride().enabled()).isEqualTo(OverrideEnabled.DISABLED));
    bmcs.forEach(Bmc::close);
  }
}
