package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.Poll;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The whole sequence of an installation with the canary in the installer's place. */
final class BootTrial {
  /** For how long a BMC may take to show that the override is used up. */
  private static final Duration USED_UP = Duration.ofSeconds(30);

  /** Reading this much during the boot is a sign that the medium was booted, though no proof. */
  private static final long SIGN_OF_BOOT = 1_000_000;

  /** By how much a second boot may be slower than the first. */
  private static final Duration SLOWER = Duration.ofSeconds(15);

  private final Probe probe;
  private final CheckResults findings;
  private final Changes changes;
  private final CheckSettings settings;
  private final PowerTrial power;
  private final OverrideTrial override;

  BootTrial(Probe probe, CheckResults findings, Changes changes, CheckSettings settings) {
    this.probe = probe;
    this.findings = findings;
    this.changes = changes;
    this.settings = settings;
    this.power = new PowerTrial(probe, findings, settings.limit());
    this.override = new OverrideTrial(probe, findings);
  }

  /**
   * Runs it.
   *
   * @param simulated whether the server is a simulated one, which boots no canary
   * @return the rate at which the server read the medium, in KiB/s, 0 if not known
   */
  long run(Read system, Read drive, List<Client> clients, Canary canary, boolean simulated) {
    DriveTrial media = new DriveTrial(probe, findings, changes, settings.limit());
    changes.powering(system);
    if (!power.bring(system, "Off") || !media.insert(drive, canary.image().toString(), clients)) {
      return 0;
    }
    changes.overriding(system);
    if (!override.set(system)) {
      return 0;
    }
    long before = canary.fetched();
    if (!power.bring(system, "On")) {
      return 0;
    }
    Optional<Map<String, String>> report = Optional.empty();
    if (simulated && canary.needsMachine()) {
      String why = "a simulated server boots no canary; give the BMC a machine (host: qemu)";
      List.of(Check.CANARY, Check.ONCE, Check.OBEYED).forEach(check -> findings.skip(check, why));
    } else {
      report = booted(system, canary, before);
    }
    power.bring(system, "Off");
    media.eject(drive, clients);
    return report.map(words -> number(words.get("kib_per_s"))).orElse(0L);
  }

  private Optional<Map<String, String>> booted(Read system, Canary canary, long before) {
    long began = System.nanoTime();
    Optional<Map<String, String>> report =
        probe
            .waiting()
            .during(
                () ->
                    "the canary to boot (%,d of its %,d KiB were fetched)"
                        .formatted(
                            Math.max(0, canary.fetched() - before) >> 10, canary.bytes() >> 10),
                settings.bootLimit(),
                () -> canary.awaitReport(settings.bootLimit()));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    tell(report, canary, canary.fetched() - before);
    usedUp(system);
    if (report.isPresent()) {
      obeyed(system, canary, took);
    } else {
      findings.skip(Check.OBEYED, "the canary was not seen to boot");
    }
    return report;
  }

  private void tell(Optional<Map<String, String>> report, Canary canary, long read) {
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
          "no report within %d s, but %d bytes of the ISO were read after power on"
              .formatted(settings.bootLimit().toSeconds(), read),
          "the boot could not be proven: the server has no network to this machine",
          Effects.conditionFor(Client.values()),
          List.of());
    } else {
      findings.deviation(
          Check.CANARY,
          "no report within %d s, and the ISO was not read"
              .formatted(settings.bootLimit().toSeconds()),
          "the server does not boot from the virtual CD",
          Effects.stopsAll(),
          List.of());
    }
  }

  /**
   * The canary may have booted for want of anything else, and not because of the override. A second
   * override, into the setup menu, tells: if that is obeyed, the canary does not boot again.
   */
  private void obeyed(Read system, Canary canary, Duration first) {
    int mark = probe.mark();
    Duration slower = first.dividedBy(2);
    Duration most = first.plus(slower.compareTo(SLOWER) > 0 ? slower : SLOWER);
    Duration limit = most.compareTo(settings.bootLimit()) < 0 ? most : settings.bootLimit();
    if (!power.reaches(system, "Off") || !override.setSetup(system)) {
      findings.remark(
          Check.OBEYED,
          "BiosSetup is no target that this BMC takes",
          "whether the CD was booted because of the override, or for want of anything else, was not seen",
          probe.since(mark));
      return;
    }
    if (!power.reaches(system, "On")) {
      findings.skip(Check.OBEYED, "the server did not come on a second time");
      return;
    }
    boolean again =
        probe
            .waiting()
            .during(
                () -> "the canary not to boot again, with an override to the setup menu",
                limit,
                () -> canary.reportsAgain(limit));
    if (again) {
      findings.deviation(
          Check.OBEYED,
          "sent to BiosSetup, the server booted the CD again",
          "the override is ignored: the ISO was booted for want of anything else, and a server with a system on its disk boots that",
          Effects.stopsAll(),
          probe.since(mark));
    } else {
      findings.pass(
          Check.OBEYED, "sent to BiosSetup, the server left the CD alone", probe.since(mark));
    }
  }

  private void usedUp(Read system) {
    int mark = probe.mark();
    Duration limit = settings.limit().compareTo(USED_UP) < 0 ? settings.limit() : USED_UP;
    String now =
        probe
            .waiting()
            .during(
                () -> "BootSourceOverrideEnabled to read Disabled",
                limit,
                () -> untilNoLongerOnce(system, limit));
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

  private String untilNoLongerOnce(Read system, Duration limit) {
    Poll poll = new Poll(limit);
    String now = enabled(system);
    while (now.equals("Once") && poll.again()) {
      now = enabled(system);
    }
    return now;
  }

  private String enabled(Read system) {
    JsonNode now = probe.get(Stage.BOOT, system.path()).body();
    return now.path("Boot").path("BootSourceOverrideEnabled").asString("absent");
  }

  private static long number(@Nullable String word) {
    return word != null && word.matches("\\d{1,12}") ? Long.parseLong(word) : 0;
  }
}
