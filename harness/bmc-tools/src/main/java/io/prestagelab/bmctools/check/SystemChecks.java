package io.prestagelab.bmctools.check;

import static io.prestagelab.bmctools.check.Client.NEWER;
import static io.prestagelab.bmctools.check.Client.OLDER;
import static io.prestagelab.bmctools.check.Client.STANDARD;
import static io.prestagelab.bmctools.check.Client.SUSHY;

import io.prestagelab.bmctools.check.ServiceView.Owner;
import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.BmcReply;
import io.prestagelab.bmctools.client.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The systems: whether they can be powered by what they publish. Reads only. */
final class SystemChecks {
  private static final List<String> OFF = List.of("ForceOff", "GracefulShutdown");
  private static final List<String> ON = List.of("ForceOn", "On");

  private final Probe probe;
  private final ServiceView view;
  private final CheckResults findings;

  SystemChecks(Probe probe, ServiceView view, CheckResults findings) {
    this.probe = probe;
    this.view = view;
    this.findings = findings;
  }

  /** Looks at everything; returns the system that clients power, if there is one. */
  Optional<Read> run() {
    List<Exchange> evidence = probe.reading(Probe.link(view.root(), "Systems"));
    if (view.systems().isEmpty()) {
      findings.deviation(
          Check.SYSTEMS,
          "Systems has no members",
          "there is nothing to install",
          Effects.stopsAll(),
          evidence);
      return Optional.empty();
    }
    findings.pass(Check.SYSTEMS, identities(), evidence);
    Optional<Read> system = view.system();
    resetAction(system);
    system.ifPresent(
        read -> {
          resetTypes(read);
          powerState(read);
          secureBoot(read);
        });
    return system;
  }

  private String identities() {
    return String.join(", ", view.systems().stream().map(Owner::self).map(this::identity).toList());
  }

  private String identity(Read system) {
    String maker = system.body().path("Manufacturer").asString("");
    String model = system.body().path("Model").asString("");
    return (system.path() + " " + maker + " " + model).strip();
  }

  private void resetAction(Optional<Read> system) {
    if (system.isEmpty()) {
      findings.deviation(
          Check.RESET_ACTION,
          "no system has ComputerSystem.Reset",
          "the server cannot be powered",
          Effects.stopsAll(),
          readings());
      return;
    }
    Optional<String> bare =
        view.systems().stream()
            .map(Owner::self)
            .takeWhile(read -> !read.equals(system.get()))
            .filter(read -> !read.body().has("Actions"))
            .map(Read::path)
            .findFirst();
    if (bare.isPresent()) {
      findings.deviation(
          Check.RESET_ACTION,
          bare.get() + " comes first and has no Actions",
          "the client fails on a system without Actions before it reaches the right one",
          Effects.stops(OLDER, NEWER),
          readings());
    } else {
      findings.pass(Check.RESET_ACTION, system.get().path(), probe.reading(system.get().path()));
    }
  }

  private List<Exchange> readings() {
    List<Exchange> all = new ArrayList<>();
    view.systems().forEach(owner -> all.addAll(probe.reading(owner.self().path())));
    return all;
  }

  private void resetTypes(Read system) {
    JsonNode action = system.body().path("Actions").path("#ComputerSystem.Reset");
    List<String> listed = words(action.path("ResetType@Redfish.AllowableValues"));
    List<Exchange> evidence = probe.reading(system.path());
    if (listed.isEmpty()) {
      boolean info = BmcReply.text(action, "@Redfish.ActionInfo").isPresent();
      findings.deviation(
          Check.RESET_TYPES,
          info ? "only @Redfish.ActionInfo" : "no allowable values at all",
          "the client does not know how to power the server off",
          Effects.stops(OLDER, NEWER).alsoConditionFor(SUSHY, info ? SUSHY : STANDARD),
          evidence);
    } else if (!offers(listed, OFF) || !offers(listed, ON)) {
      findings.deviation(
          Check.RESET_TYPES,
          "only " + String.join(", ", listed),
          "no acceptable way to power the server " + (offers(listed, OFF) ? "on" : "off"),
          Effects.stopsAll(),
          evidence);
    } else if (!listed.contains("ForceOff")) {
      findings.deviation(
          Check.RESET_TYPES,
          String.join(", ", listed),
          "without ForceOff, power off depends on the installed system's goodwill",
          Effects.conditionFor(Client.values()),
          evidence);
    } else {
      findings.pass(Check.RESET_TYPES, String.join(", ", listed), evidence);
    }
  }

  private static boolean offers(List<String> listed, List<String> wanted) {
    return wanted.stream().anyMatch(listed::contains);
  }

  private void powerState(Read system) {
    String state = system.body().path("PowerState").asString("absent");
    if (state.equals("On") || state.equals("Off")) {
      findings.pass(Check.POWER_STATE, state, probe.reading(system.path()));
    } else {
      findings.deviation(
          Check.POWER_STATE,
          "PowerState is " + state,
          "power off and on cannot be verified unless it becomes On or Off",
          Effects.conditionFor(Client.values()),
          probe.reading(system.path()));
    }
  }

  private void secureBoot(Read system) {
    String link = Probe.link(system.body(), "SecureBoot");
    if (link.isEmpty()) {
      findings.pass(Check.SECURE_BOOT, "the BMC says nothing of it", probe.reading(system.path()));
      return;
    }
    JsonNode resource = probe.get(Stage.BOOT, link).body();
    String current = resource.path("SecureBootCurrentBoot").asString("");
    boolean next = resource.path("SecureBootEnable").asBoolean(false);
    if (next || current.equals("Enabled")) {
      findings.deviation(
          Check.SECURE_BOOT,
          next ? "it is on" : "the server's last boot was with it",
          "an ISO whose boot loader is not signed by a key in the server is refused; switch Secure Boot off or enrol the key",
          Effects.conditionFor(Client.values()),
          probe.reading(link));
    } else {
      findings.pass(Check.SECURE_BOOT, "it is off", probe.reading(link));
    }
  }

  static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asString("")));
    return words;
  }
}
