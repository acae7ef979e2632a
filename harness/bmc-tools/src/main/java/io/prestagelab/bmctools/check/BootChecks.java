package io.prestagelab.bmctools.check;

import static io.prestagelab.bmctools.check.Client.NEWER;
import static io.prestagelab.bmctools.check.Client.OLDER;
import static io.prestagelab.bmctools.check.Client.STANDARD;
import static io.prestagelab.bmctools.check.Client.SUSHY;

import io.prestagelab.bmctools.check.ServiceView.Owner;
import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.Exchange;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The boot override as it is published. Reads only. */
final class BootChecks {
  private final Probe probe;
  private final ServiceView view;
  private final CheckResults findings;

  BootChecks(Probe probe, ServiceView view, CheckResults findings) {
    this.probe = probe;
    this.view = view;
    this.findings = findings;
  }

  /** Looks at the boot settings of the system that clients power. */
  void run(Read system) {
    JsonNode boot = system.body().path("Boot");
    List<Exchange> evidence = probe.reading(system.path());
    settings(boot, evidence);
    if (boot.isObject()) {
      BootRequest request = BootRequest.of(NEWER, system.body());
      target(system.body(), request, evidence);
      mode(boot, evidence);
      settingsResource(system, evidence);
    }
  }

  private void settings(JsonNode boot, List<Exchange> evidence) {
    List<Owner> systems = view.systems();
    Read last = systems.get(systems.size() - 1).self();
    if (!boot.has("BootSourceOverrideEnabled")) {
      findings.deviation(
          Check.BOOT_SETTINGS,
          boot.isObject() ? "Boot has no BootSourceOverrideEnabled" : "no Boot object",
          "the server cannot be told to boot the CD once",
          Effects.stopsAll(),
          evidence);
    } else if (!last.body().has("Boot")) {
      findings.deviation(
          Check.BOOT_SETTINGS,
          "the last system, %s, has no Boot".formatted(last.path()),
          "the client looks for Boot at the last of %d systems".formatted(systems.size()),
          Effects.stops(OLDER),
          probe.reading(last.path()));
    } else {
      String now = boot.path("BootSourceOverrideEnabled").asString("absent");
      findings.pass(Check.BOOT_SETTINGS, "BootSourceOverrideEnabled is " + now, evidence);
    }
  }

  private void target(JsonNode system, BootRequest newer, List<Exchange> evidence) {
    List<String> listed =
        SystemChecks.words(
            system.path("Boot").path("BootSourceOverrideTarget@Redfish.AllowableValues"));
    boolean cd = listed.isEmpty() || listed.contains("Cd");
    if (cd) {
      findings.pass(
          Check.BOOT_TARGET,
          (listed.isEmpty() ? "not listed" : String.join(", ", listed))
              + (newer.target().equals("Cd") ? "" : "; the newer client takes " + newer.target()),
          evidence);
    } else if (newer.target().equals("UsbCd")) {
      findings.deviation(
          Check.BOOT_TARGET,
          String.join(", ", listed),
          "only UsbCd is offered, and the client knows Cd only",
          Effects.stops(OLDER),
          evidence);
    } else {
      boolean usb = listed.contains("UsbCd");
      Effects starlingx = Effects.stops(OLDER, NEWER);
      findings.deviation(
          Check.BOOT_TARGET,
          String.join(", ", listed),
          usb ? "only UsbCd is offered, and the client asks for Cd" : "Cd is not offered",
          usb ? starlingx.alsoConditionFor(SUSHY, STANDARD) : Effects.stopsAll(),
          evidence);
    }
  }

  private void mode(JsonNode boot, List<Exchange> evidence) {
    JsonNode published = boot.path("BootSourceOverrideMode@Redfish.AllowableValues");
    List<String> modes = SystemChecks.words(published);
    if (published.isMissingNode()) {
      findings.pass(Check.BOOT_MODE, "not listed; clients then send no mode", evidence);
    } else if (modes.contains("UEFI") || modes.contains("Legacy")) {
      findings.pass(Check.BOOT_MODE, String.join(", ", modes), evidence);
    } else {
      findings.deviation(
          Check.BOOT_MODE,
          modes.isEmpty() ? "an empty list" : String.join(", ", modes),
          "neither UEFI nor Legacy is offered; the older client then ends with exit code 0 and the server off",
          Effects.stops(OLDER, NEWER).alsoConditionFor(SUSHY, STANDARD),
          evidence);
    }
  }

  private void settingsResource(Read system, List<Exchange> evidence) {
    String settings = Probe.link(system.body().path("@Redfish.Settings"), "SettingsObject");
    boolean known = DriveChoice.SORTED_MODELS.contains(system.body().path("Model").asString(""));
    if (settings.isEmpty() || !known) {
      findings.pass(
          Check.BOOT_SETTINGS_RESOURCE,
          settings.isEmpty() ? "no settings resource" : settings + ", not used by the clients",
          evidence);
      return;
    }
    boolean usable = probe.get(Stage.BOOT_OVERRIDE, settings).body().has("Boot");
    findings.deviation(
        Check.BOOT_SETTINGS_RESOURCE,
        settings + (usable ? " has Boot" : " has no Boot"),
        usable
            ? "the boot override is set at " + settings + ", which the older client does not know"
            : "this model's boot override is expected at %s, which has none".formatted(settings),
        usable ? Effects.conditionFor(OLDER) : Effects.stops(NEWER).alsoConditionFor(OLDER),
        probe.reading(settings));
  }
}
