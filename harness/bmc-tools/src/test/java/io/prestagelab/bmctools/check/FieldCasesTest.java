package io.prestagelab.bmctools.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.bmc.PowerState;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.host.Timeline;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.profile.Personality;
import io.prestagelab.emulator.profile.Quirk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BMCs that fail in the field where a check that looks less closely says that all is well. */
final class FieldCasesTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir Path folder;
  private SimulatedBmc bmc;

  @BeforeEach
  void start() {
    bmc = new SimulatedBmc(folder, Personality.plain());
  }

  @AfterEach
  void stop() {
    bmc.close();
  }

  private void instead(SimulatedBmc other) {
    bmc.close();
    bmc = other;
  }

  private static CheckResult finding(CheckReport report, Check check) {
    return report.findings().stream()
        .filter(each -> each.check() == check)
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError(check + " was not looked at"));
  }

  @Test
  void a_bmc_that_refuses_the_etag_that_it_shows_stops_the_client_that_always_sends_it() {
    HttpFault stale =
        new HttpFault(
            new HttpFault.When(null, ".*/Systems/.*", null, null),
            new HttpFault.WrongAnswer(null, null, null, null, null, true),
            HttpFault.BadLine.NONE);
    bmc.bmc().settings().faults().http(List.of(stale));
    CheckReport report = bmc.check(Tier.FULL);
    assertThat(report.verdict(Client.OLDER).answer()).isEqualTo(Suitability.Answer.INSTALLS);
    Suitability newer = report.verdict(Client.NEWER);
    assertThat(newer.answer()).isEqualTo(Suitability.Answer.WILL_NOT);
    assertThat(newer.step()).contains(Stage.BOOT_OVERRIDE);
    assertThat(newer.line()).contains("refuses the very ETag that it shows");
    assertThat(finding(report, Check.OVERRIDE).seen()).contains("412");
  }

  @Test
  void an_override_that_is_ignored_is_found_although_the_empty_disk_lets_the_cd_boot() {
    SimulatedHost empty = new SimulatedHost("server1", Timeline.real(), SimulatedModel.USUAL);
    instead(new SimulatedBmc(folder, Personality.plain(), empty));
    bmc.bmc().settings().faults().bmc(BmcFault.ignoringOnce());
    CheckReport report = bmc.check(Tier.FULL);
    assertThat(finding(report, Check.CANARY).outcome()).isEqualTo(CheckOutcome.PASS);
    assertThat(finding(report, Check.OBEYED).outcome()).isEqualTo(CheckOutcome.FAIL);
    assertThat(report.verdicts())
        .extracting(Suitability::answer)
        .containsOnly(Suitability.Answer.WILL_NOT);
    assertThat(report.verdict(Client.NEWER).line()).contains("the override is ignored");
  }

  @Test
  void an_override_that_is_obeyed_is_told_from_luck() {
    CheckReport report = bmc.check(Tier.FULL);
    assertThat(finding(report, Check.OBEYED).outcome()).isEqualTo(CheckOutcome.PASS);
    assertThat(bmc.bmc().powerState()).isEqualTo(PowerState.OFF);
  }

  @Test
  void a_bmc_without_a_free_session_is_full_and_not_one_without_sessions() {
    bmc.bmc().settings().faults().http(List.of(HttpFault.status("POST", ".*/Sessions", 10, 503)));
    CheckReport report = bmc.check(Tier.READ_ONLY);
    assertThat(finding(report, Check.SESSION).consequence())
        .contains("all of them are in use, or it is busy")
        .contains("lab bmc unstick");
  }

  @Test
  void a_drive_that_can_be_filled_by_nobody_stops_every_client() {
    instead(new SimulatedBmc(folder, Personality.plain(Quirk.NO_DRIVE_ACTIONS)));
    CheckReport read = bmc.check(Tier.READ_ONLY);
    assertThat(read.verdict(Client.SUSHY).answer()).isEqualTo(Suitability.Answer.CONDITIONS);
    bmc.bmc()
        .settings()
        .faults()
        .http(List.of(HttpFault.status("PATCH", ".*/VirtualMedia/.*", 1000, 405)));
    CheckReport report = bmc.check(Tier.MEDIA);
    assertThat(report.verdicts())
        .extracting(Suitability::answer)
        .containsOnly(Suitability.Answer.WILL_NOT);
    assertThat(report.reach()).contains("a medium that did not go in");
  }

  @Test
  void the_heading_says_what_was_done_and_not_what_was_asked_for() throws IOException {
    assertThat(bmc.check(Tier.READ_ONLY).reach()).startsWith("by reading only");
    assertThat(bmc.check(Tier.MEDIA).reach()).startsWith("with a medium inserted and ejected");
    assertThat(bmc.check(Tier.FULL).reach()).isEqualTo("with a real boot");
    try (FakeCanary web = new FakeCanary(bmc.host())) {
      bmc.bmc().cd().insert(web.image().toString(), MediaRequest.of(web.image(), folder));
      assertThat(bmc.check(Tier.FULL).reach()).startsWith("by reading only");
    }
  }

  @Test
  void long_urls_and_https_are_tried() throws IOException {
    CheckReport report = bmc.check(Tier.MEDIA, LIMIT, FakeCanary.secureIn(folder, bmc.host()));
    assertThat(finding(report, Check.LONG_URL).outcome()).isEqualTo(CheckOutcome.PASS);
    assertThat(finding(report, Check.HTTPS_IMAGE).seen()).contains("taken");
    assertThat(bmc.bmc().cd().state().inserted()).isFalse();
  }

  @Test
  void a_long_url_that_is_refused_is_told_and_stops_nobody() {
    Canary canary =
        new FakeCanary(
            bmc.host(),
            () ->
                bmc.bmc()
                    .settings()
                    .faults()
                    .http(List.of(HttpFault.status("POST", ".*InsertMedia", 1, 400))));
    CheckReport report = bmc.check(Tier.MEDIA, LIMIT, canary);
    assertThat(finding(report, Check.LONG_URL).outcome()).isEqualTo(CheckOutcome.WARN);
    assertThat(finding(report, Check.LONG_URL).seen()).startsWith("300 characters: HTTP 400");
    assertThat(report.fits()).isTrue();
  }
}
