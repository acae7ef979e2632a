package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.Poll;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The whole sequence of an installation with the canary in the installer's place. */
final class BootTrial {
  /** For how long a BMC may take to show that the override is used up. */
  private static final Duration USED_UP = Duration.ofSeconds(30);

  /** Reading this much during the boot is a sign that the medium was booted, though no proof. */
  private static final long SIGN_OF_BOOT = 1_000_000;

  private final Probe probe;
  private final Findings findings;
  private final Changes changes;
  private final CheckSettings settings;

  BootTrial(Probe probe, Findings findings, Changes changes, CheckSettings settings) {
    this.probe = probe;
    this.findings = findings;
    this.changes = changes;
    this.settings = settings;
  }

  /** Runs it; returns the rate at which the server read the medium, in KiB/s, 0 if not known. */
  long run(Read system, Read drive, List<Client> clients, Canary canary) {
    PowerTrial power = new PowerTrial(probe, findings, settings.limit());
    DriveTrial media = new DriveTrial(probe, findings, changes, settings.limit());
    changes.powering(system);
    if (!power.bring(system, "Off") || !media.insert(drive, canary.image().toString(), clients)) {
      return 0;
    }
    changes.overriding(system);
    if (!new OverrideTrial(probe, findings).set(system)) {
      return 0;
    }
    long before = canary.fetched();
    if (!power.bring(system, "On")) {
      return 0;
    }
    Optional<Map<String, String>> report = canary.awaitReport(settings.bootLimit());
    booted(report, canary, canary.fetched() - before);
    usedUp(system);
    power.bring(system, "Off");
    media.eject(drive, clients);
    return report.map(words -> number(words.get("kib_per_s"))).orElse(0L);
  }

  private void booted(Optional<Map<String, String>> report, Canary canary, long read) {
    if (report.isPresent()) {
      Map<String, String> words = report.get();
      String seen =
          "nonce %s, %s, medium read at %s KiB/s, %d boot"
              .formatted(
                  canary.nonce(),
                  words.getOrDefault("firmware", "unknown firmware"),
                  words.getOrDefault("kib_per_s", "?"),
                  canary.reports());
      if (canary.reports() == 1) {
        findings.pass(Check.CANARY, seen, List.of());
      } else {
        findings.remark(Check.CANARY, seen + "s", "the server booted the ISO again", List.of());
      }
    } else if (read > SIGN_OF_BOOT) {
      findings.deviation(
          Check.CANARY,
          "no report, but %d bytes of the ISO were read after power on".formatted(read),
          "the boot could not be proven: the server has no network to this machine",
          Effects.conditionFor(Client.values()),
          List.of());
    } else {
      findings.deviation(
          Check.CANARY,
          "no report, and the ISO was not read",
          "the server does not boot from the virtual CD",
          Effects.stopsAll(),
          List.of());
    }
  }

  private void usedUp(Read system) {
    int mark = probe.mark();
    Duration limit = settings.limit().compareTo(USED_UP) < 0 ? settings.limit() : USED_UP;
    Poll poll = new Poll(limit);
    String now = enabled(system);
    while (now.equals("Once") && poll.again()) {
      now = enabled(system);
    }
    if (now.equals("Disabled")) {
      findings.pass(Check.ONCE, "Disabled", probe.since(mark));
    } else {
      findings.deviation(
          Check.ONCE,
          "still " + now,
          "the installed server may boot the installer again instead of its disk",
          Effects.conditionFor(Client.values()),
          probe.since(mark));
    }
  }

  private String enabled(Read system) {
    JsonNode now = probe.get(Stage.BOOT, system.path()).body();
    return now.path("Boot").path("BootSourceOverrideEnabled").asString("absent");
  }

  private static long number(@org.jspecify.annotations.Nullable String word) {
    return word != null && word.matches("\\d{1,12}") ? Long.parseLong(word) : 0;
  }
}
