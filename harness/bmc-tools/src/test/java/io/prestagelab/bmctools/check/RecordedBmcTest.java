package io.prestagelab.bmctools.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.bmctools.record.CrawlSettings;
import io.prestagelab.bmctools.record.MockupRecorder;
import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.mockup.MockupTree;
import io.prestagelab.emulator.profile.Personalities;
import io.prestagelab.emulator.profile.Personality;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A BMC is recorded, the recording is served, and the same check finds the same. */
@Execution(ExecutionMode.CONCURRENT)
final class RecordedBmcTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "generic, READ_ONLY",
    "generic, MEDIA",
    "generic, FULL",
    "dell-idrac9, FULL",
    "systems-only-media, FULL",
    "classic-managers, MEDIA"
  })
  void a_recording_served_back_passes_the_check_as_the_bmc_does(String name, Tier tier) {
    List<String> original;
    Path mockup = folder.resolve("mockup");
    Personality personality = Personalities.named(name);
    try (SimulatedBmc bmc = new SimulatedBmc(folder.resolve("original"), personality)) {
      original = findings(bmc.check(tier, LIMIT));
      CrawlSettings settings = CrawlSettings.of(bmc.address(), "admin", "password");
      assertThat(new MockupRecorder(settings).record(mockup, count -> {}).missing()).isEmpty();
    }
    assertThat(original).isNotEmpty();
    assertThat(served(mockup, tier)).isEqualTo(original);
  }

  private List<String> served(Path mockup, Tier tier) {
    SimulatedHost host = new SimulatedHost("served");
    try (BmcServer server = new BmcServer(BmcServerSettings.in(folder.resolve("served")))) {
      Bmc bmc = server.add(BmcSettings.of("served", folder), host);
      server.show(bmc, MockupTree.read(mockup));
      server.start();
      CheckSettings settings =
          CheckSettings.of(
                  URI.create("https://" + server.url(bmc).getAuthority()),
                  "admin",
                  "password",
                  tier)
              .withLimit(LIMIT);
      CheckReport report = new BmcCheck(settings, () -> new FakeCanary(host), finding -> {}).run();
      assertThat(report.untested()).isEmpty();
      if (tier == Tier.FULL) {
        assertThat(host.boots()).contains(BootDevice.CD);
      }
      return findings(report);
    }
  }

  /** Checks with their outcomes, and the verdicts. */
  private static List<String> findings(CheckReport report) {
    List<String> found =
        report.findings().stream()
            .map(finding -> finding.check() + " " + finding.outcome())
            .collect(Collectors.toList());
    report.verdicts().forEach(verdict -> found.add(verdict.client() + " " + verdict.answer()));
    return found;
  }
}
