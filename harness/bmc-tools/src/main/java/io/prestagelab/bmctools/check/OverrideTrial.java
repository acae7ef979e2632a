package io.prestagelab.bmctools.check;

import static io.prestagelab.bmctools.check.Client.NEWER;
import static io.prestagelab.bmctools.check.Client.OLDER;
import static io.prestagelab.bmctools.check.Client.STANDARD;
import static io.prestagelab.bmctools.check.Client.SUSHY;

import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.BmcReply;
import io.prestagelab.bmctools.client.Poll;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets the boot override as each client does: the older one without If-Match, the newer one always
 * with the ETag that it has just read.
 */
final class OverrideTrial {
  /** For how long the newer client looks again after its PATCH. */
  private static final Duration LOOKS_OF_NEWER = Duration.ofSeconds(30);

  /** How often the newer client reads the ETag again after a 412. */
  private static final int TRIES_OF_NEWER = 3;

  private static final String ENABLED = "BootSourceOverrideEnabled";
  private static final String SETUP = "BiosSetup";

  private final Probe probe;
  private final CheckResults findings;

  OverrideTrial(Probe probe, CheckResults findings) {
    this.probe = probe;
    this.findings = findings;
  }

  /** Whether the override to boot once from the CD is set now. */
  boolean set(Read system) {
    int mark = probe.mark();
    BootRequest older = BootRequest.of(OLDER, system.body());
    BmcReply first = probe.patch(Stage.BOOT_OVERRIDE, system.path(), older.body(), null);
    boolean late = first.ok() && !enabled(system).equals("Once");
    BootRequest newer = BootRequest.of(NEWER, system.body());
    BmcReply second = asNewer(system, newer, newer.body());
    ActionAnswer bare = ActionAnswer.of(first);
    ActionAnswer tagged = ActionAnswer.of(second);
    tell(first, bare, second, tagged, mark);
    return (bare.done() || tagged.done()) && readBack(system, late);
  }

  /**
   * Sends the server into its setup menu for one boot, which no CD can be mistaken for.
   *
   * @return whether the BMC took it
   */
  boolean setSetup(Read system) {
    if (!SystemChecks.words(
            system.body().path("Boot").path("BootSourceOverrideTarget@Redfish.AllowableValues"))
        .contains(SETUP)) {
      return false;
    }
    Map<String, Object> boot = new LinkedHashMap<>();
    boot.put(ENABLED, "Once");
    boot.put("BootSourceOverrideTarget", SETUP);
    BootRequest newer = BootRequest.of(NEWER, system.body());
    return asNewer(system, newer, Map.of("Boot", boot)).ok()
        || probe.patch(Stage.BOOT_OVERRIDE, system.path(), Map.of("Boot", boot), null).ok();
  }

  private BmcReply asNewer(Read system, BootRequest request, Map<String, Object> body) {
    String path = request.onSettings() ? system.path() + "/Settings" : system.path();
    BmcReply reply = withEtag(path, body);
    for (int i = 1; i < TRIES_OF_NEWER && reply.status() == 412; i++) {
      reply = withEtag(path, body);
    }
    return reply;
  }

  private BmcReply withEtag(String path, Map<String, Object> body) {
    @Nullable String etag = probe.get(Stage.BOOT_OVERRIDE, path).etag().orElse(null);
    return probe.patch(Stage.BOOT_OVERRIDE, path, body, etag);
  }

  private void tell(
      BmcReply first, ActionAnswer bare, BmcReply second, ActionAnswer tagged, int mark) {
    Effects effects = bare.effects().onlyFor(List.of(OLDER));
    Effects ofNewer = tagged.effects().onlyFor(List.of(NEWER));
    for (Map.Entry<Client, Effects.Severity> each : ofNewer.byClient().entrySet()) {
      effects = effects.alsoStops(each.getKey());
    }
    if (!bare.done() && !tagged.done()) {
      effects = Effects.stopsAll();
    }
    boolean alike = first.reason().equals(second.reason());
    String seen =
        alike
            ? bare.seen()
            : "%s without If-Match, %s with it".formatted(first.reason(), second.reason());
    if (effects.byClient().isEmpty()) {
      findings.pass(Check.OVERRIDE, seen, probe.since(mark));
    } else {
      findings.deviation(
          Check.OVERRIDE,
          seen,
          consequence(first, bare, second, tagged),
          effects,
          probe.since(mark));
    }
  }

  private static String consequence(
      BmcReply first, ActionAnswer bare, BmcReply second, ActionAnswer tagged) {
    if (bare.done() && tagged.done()) {
      return bare.consequence().isEmpty() ? tagged.consequence() : bare.consequence();
    }
    if (!tagged.done() && second.status() == 412) {
      return "the BMC refuses the very ETag that it shows, which the client sends with every PATCH"
          + (bare.done() ? "; without If-Match it takes the PATCH" : "");
    }
    BmcReply refused = bare.done() ? second : first;
    boolean wantsEtag = refused.status() == 412 || refused.status() == 428;
    return wantsEtag && tagged.done()
        ? "the BMC wants If-Match, which the client never sends"
        : "the BMC refuses the client's PATCH: " + refused.reason();
  }

  /** {@code late}: the older client, which looks once after its own PATCH, has not seen it. */
  private boolean readBack(Read system, boolean late) {
    int mark = probe.mark();
    if (!late && enabled(system).equals("Once")) {
      findings.pass(Check.OVERRIDE_READ_BACK, "Once", probe.since(mark));
      return true;
    }
    Optional<String> seen =
        probe
            .waiting()
            .during(
                () -> "BootSourceOverrideEnabled to read Once",
                LOOKS_OF_NEWER,
                () -> becomesOnce(system));
    boolean once = seen.isEmpty();
    findings.deviation(
        Check.OVERRIDE_READ_BACK,
        seen.map(now -> ENABLED + " stays " + now).orElse("Once, but not at once"),
        once
            ? "the client looks once, right after the PATCH, and gives up"
            : "the client does not see its override and gives up",
        once ? Effects.stops(OLDER) : Effects.stops(OLDER, NEWER).alsoConditionFor(SUSHY, STANDARD),
        probe.since(mark));
    return once;
  }

  /** What it reads at the end; empty if that is Once. */
  private Optional<String> becomesOnce(Read system) {
    Poll poll = new Poll(LOOKS_OF_NEWER);
    String now = enabled(system);
    while (!now.equals("Once") && poll.again()) {
      now = enabled(system);
    }
    return now.equals("Once") ? Optional.empty() : Optional.of(now);
  }

  private String enabled(Read system) {
    return probe
        .get(Stage.BOOT_OVERRIDE, system.path())
        .body()
        .path("Boot")
        .path(ENABLED)
        .asString("absent");
  }
}
