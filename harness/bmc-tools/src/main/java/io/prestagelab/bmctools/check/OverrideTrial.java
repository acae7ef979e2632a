package io.prestagelab.bmctools.check;

import static io.prestagelab.bmctools.check.Client.NEWER;
import static io.prestagelab.bmctools.check.Client.OLDER;
import static io.prestagelab.bmctools.check.Client.STANDARD;
import static io.prestagelab.bmctools.check.Client.SUSHY;

import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.Poll;
import io.prestagelab.bmctools.client.Reply;
import java.time.Duration;

/** Sets the boot override, first as the older client does, then as the newer one. */
final class OverrideTrial {
  /** For how long the newer client looks again after its PATCH. */
  private static final Duration LOOKS_OF_NEWER = Duration.ofSeconds(30);

  private final Probe probe;
  private final Findings findings;

  OverrideTrial(Probe probe, Findings findings) {
    this.probe = probe;
    this.findings = findings;
  }

  /** Whether the override to boot once from the CD is set now. */
  boolean set(Read system) {
    int mark = probe.mark();
    BootRequest older = BootRequest.of(OLDER, system.body());
    BootRequest newer = BootRequest.of(NEWER, system.body());
    Reply first = probe.patch(Stage.BOOT_OVERRIDE, system.path(), older.body(), null);
    ActionAnswer answer = ActionAnswer.of(first);
    if (answer.done() && older.equals(newer)) {
      tell(answer, mark);
      return readBack(system);
    }
    String why = answer.done() ? "" : refusal(first);
    Reply second = asNewer(system, newer);
    ActionAnswer again = ActionAnswer.of(second);
    if (!again.done()) {
      tell(again, mark);
      return false;
    }
    Effects effects = again.effects();
    tell(
        answer.done()
            ? again
            : new ActionAnswer(
                true, first.reason() + ", then " + second.reason(), why, effects.alsoStops(OLDER)),
        mark);
    return readBack(system);
  }

  private static String refusal(Reply reply) {
    return reply.status() == 412 || reply.status() == 428
        ? "the BMC wants If-Match, which the client never sends"
        : "the BMC refuses the client's PATCH: " + reply.reason();
  }

  private Reply asNewer(Read system, BootRequest request) {
    Reply fresh = probe.get(Stage.BOOT_OVERRIDE, system.path());
    String path = request.onSettings() ? system.path() + "/Settings" : system.path();
    String etag =
        request.onSettings()
            ? probe.get(Stage.BOOT_OVERRIDE, path).etag().orElse(null)
            : fresh.etag().orElse(null);
    return probe.patch(Stage.BOOT_OVERRIDE, path, request.body(), etag);
  }

  private void tell(ActionAnswer answer, int mark) {
    if (answer.effects().byClient().isEmpty()) {
      findings.pass(Check.OVERRIDE, answer.seen(), probe.since(mark));
    } else {
      findings.deviation(
          Check.OVERRIDE, answer.seen(), answer.consequence(), answer.effects(), probe.since(mark));
    }
  }

  private boolean readBack(Read system) {
    int mark = probe.mark();
    if (enabled(system).equals("Once")) {
      findings.pass(Check.OVERRIDE_READ_BACK, "Once", probe.since(mark));
      return true;
    }
    Poll poll = new Poll(LOOKS_OF_NEWER);
    String now = enabled(system);
    while (!now.equals("Once") && poll.again()) {
      now = enabled(system);
    }
    boolean once = now.equals("Once");
    findings.deviation(
        Check.OVERRIDE_READ_BACK,
        once ? "Once, but not at once" : "BootSourceOverrideEnabled stays " + now,
        once
            ? "the client looks once, right after the PATCH, and gives up"
            : "the client does not see its override and gives up",
        once ? Effects.stops(OLDER) : Effects.stops(OLDER, NEWER).alsoConditionFor(SUSHY, STANDARD),
        probe.since(mark));
    return once;
  }

  private String enabled(Read system) {
    return probe
        .get(Stage.BOOT_OVERRIDE, system.path())
        .body()
        .path("Boot")
        .path("BootSourceOverrideEnabled")
        .asString("absent");
  }
}
