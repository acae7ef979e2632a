package io.prestagelab.features;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.prestagelab.bmctools.check.BmcCheck;
import io.prestagelab.bmctools.check.Check;
import io.prestagelab.bmctools.check.CheckOutcome;
import io.prestagelab.bmctools.check.CheckReport;
import io.prestagelab.bmctools.check.CheckResult;
import io.prestagelab.bmctools.check.CheckSettings;
import io.prestagelab.bmctools.check.Client;
import io.prestagelab.bmctools.check.ServedCanary;
import io.prestagelab.bmctools.check.Suitability;
import io.prestagelab.bmctools.check.Tier;
import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.PowerState;
import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.QemuHost;
import io.prestagelab.emulator.host.QemuSettings;
import io.prestagelab.emulator.profile.Personalities;
import io.prestagelab.lab.trial.MemoryBroker;
import io.prestagelab.lab.trial.OpenLabs;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.runs.folder.LabHome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A check of a BMC that may be a vendor's, with a real server behind it. */
public final class CheckSteps implements AutoCloseable {
  private static final int MEMORY_MIB = 512;
  private static final Pattern SEEN =
      Pattern.compile("nonce (\\w+), (\\w+), .* (\\d+) KiB/s, 1 boot");

  private final Trial trial;
  private final OpenLabs open = new OpenLabs();
  private @Nullable BmcServer server;
  private @Nullable Bmc bmc;
  private @Nullable CheckReport report;

  /** Steps of one scenario. */
  public CheckSteps(Trial trial) {
    this.trial = trial;
  }

  /** A server with nothing but its firmware. */
  @Given("a {word} server whose BMC behaves like {word}")
  public void serverLike(String firmware, String personality) {
    open.add(MemoryBroker.ofThisMachine().lend(MEMORY_MIB));
    QemuSettings qemu =
        QemuSettings.of("server1", trial.run().server())
            .withFirmware(Firmware.valueOf(firmware))
            .withMemoryMiB(MEMORY_MIB)
            .withCpus(trial.settings().machine().cpus())
            .withAccel(Accel.TCG);
    BmcServer made = new BmcServer(BmcServerSettings.in(trial.run().certificates()));
    open.add(made::close);
    bmc = made.add(BmcSettings.of("server1", trial.run().bmc()), new QemuHost(qemu));
    made.wear(bmc(), Personalities.named(personality));
    made.start();
    server = made;
  }

  private Bmc bmc() {
    return requireNonNull(bmc, "the scenario has no BMC to check");
  }

  /** The canary is made of the lab's own installation ISO. */
  @When("the BMC is checked with a real boot")
  public void checked() {
    URI address =
        URI.create("https://" + requireNonNull(server, "no server").url(bmc()).getAuthority());
    CheckSettings settings =
        CheckSettings.of(
            address, bmc().credentials().user(), bmc().credentials().password(), Tier.FULL);
    LabHome home = trial.bench().home();
    report =
        new BmcCheck(
                settings,
                () ->
                    ServedCanary.start(
                        home.installationIso(), trial.run().www(), "127.0.0.1", "10.0.2.2"),
                finding -> {})
            .run();
  }

  private CheckReport report() {
    return requireNonNull(report, "the scenario checks no BMC");
  }

  /** The proof that this very ISO was booted, once. */
  @Then("the canary tells of one boot under {word} and of the medium's rate")
  public void canaryTells(String firmware) {
    Matcher seen = canary();
    assertThat(seen.group(2)).isEqualTo(firmware);
    assertThat(report().measured().kibPerSecond()).isPositive();
    assertThat(report().measured().canaryBytes()).isBetween(1_000_000L, 25_000_000L);
  }

  private Matcher canary() {
    CheckResult finding =
        report().findings().stream()
            .filter(each -> each.check() == Check.CANARY)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no canary in " + report().findings()));
    assertThat(finding.outcome()).as(finding.seen()).isEqualTo(CheckOutcome.PASS);
    Matcher seen = SEEN.matcher(finding.seen());
    assertThat(seen.matches()).as(finding.seen()).isTrue();
    return seen;
  }

  /** The same mark by another way than the network. */
  @Then("the canary's mark is on the serial console")
  public void markOnConsole() throws IOException {
    String console = Files.readString(trial.run().layout().console(), StandardCharsets.ISO_8859_1);
    assertThat(console).contains("lab-canary: nonce=" + canary().group(1));
  }

  /** In words: "installs" or "stops at STEP". */
  @Then("the check says that the older StarlingX client {} and the newer one {}")
  public void verdicts(String older, String newer) {
    assertThat(words(report().verdict(Client.OLDER))).isEqualTo(older);
    assertThat(words(report().verdict(Client.NEWER))).isEqualTo(newer);
  }

  private static String words(Suitability verdict) {
    return switch (verdict.answer()) {
      case INSTALLS -> "installs";
      case CONDITIONS -> "installs on conditions: " + verdict.reasons();
      case WILL_NOT -> verdict.step().map(step -> "stops at " + step.title()).orElse("stops");
    };
  }

  /** As the scenario began. */
  @Then("the server is off and its virtual CD empty")
  public void asBefore() {
    assertThat(report().untested()).isEmpty();
    assertThat(bmc().powerState()).isEqualTo(PowerState.OFF);
    assertThat(bmc().cd().state().inserted()).isFalse();
  }

  @Override
  public void close() {
    open.close();
  }
}
