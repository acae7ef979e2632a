package io.prestagelab.bmctools.check;

import static io.prestagelab.bmctools.check.Client.NEWER;
import static io.prestagelab.bmctools.check.Client.OLDER;

import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.BmcReply;
import io.prestagelab.bmctools.client.Poll;
import io.prestagelab.bmctools.client.RedfishException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Powers the server off and on, as StarlingX' clients do. */
final class PowerTrial {
  private static final Map<String, List<String>> TYPES =
      Map.of("Off", List.of("ForceOff", "GracefulShutdown"), "On", List.of("ForceOn", "On"));

  private final Probe probe;
  private final CheckResults findings;
  private final Duration limit;

  PowerTrial(Probe probe, CheckResults findings, Duration limit) {
    this.probe = probe;
    this.findings = findings;
    this.limit = limit;
  }

  /**
   * Asks for the state and waits for it.
   *
   * @param wanted {@code On} or {@code Off}
   * @return whether it was reached
   */
  boolean bring(Read system, String wanted) {
    boolean on = wanted.equals("On");
    Check check = on ? Check.POWER_ON : Check.POWER_OFF;
    int mark = probe.mark();
    if (state(check.stage(), system).equals(wanted)) {
      findings.pass(check, "was " + wanted + " already", probe.since(mark));
      return true;
    }
    Optional<BmcReply> reply = request(probe, check.stage(), system, wanted);
    if (reply.isEmpty()) {
      return true;
    }
    ActionAnswer answer = ActionAnswer.of(reply.get());
    long began = System.nanoTime();
    boolean reached = answer.done() && reaches(check.stage(), system, wanted);
    if (!reached) {
      String seen = answer.done() ? "not " + wanted + " after " + limit.toSeconds() + " s" : "";
      findings.deviation(
          check,
          answer.seen() + (seen.isEmpty() ? "" : ", " + seen),
          answer.done() ? "the client gives up waiting for the power" : answer.consequence(),
          Effects.stopsAll(),
          probe.since(mark));
    } else {
      tell(check, answer, wanted, (System.nanoTime() - began) / 1_000_000, mark);
    }
    return reached;
  }

  private void tell(Check check, ActionAnswer answer, String wanted, long millis, int mark) {
    String seen = "%s, %s after %.1f s".formatted(answer.seen(), wanted, millis / 1000.0);
    if (answer.effects().byClient().isEmpty()) {
      findings.pass(check, seen, probe.since(mark));
    } else {
      findings.deviation(
          check, seen, answer.consequence(), Effects.stops(OLDER, NEWER), probe.since(mark));
    }
  }

  /** Asks for the state and waits for it, without a finding. */
  boolean reaches(Read system, String wanted) {
    Stage stage = wanted.equals("On") ? Stage.POWER_ON : Stage.POWER_OFF;
    Optional<BmcReply> reply = request(probe, stage, system, wanted);
    return reply.isEmpty() || (reply.get().ok() && reaches(stage, system, wanted));
  }

  private boolean reaches(Stage stage, Read system, String wanted) {
    return probe
        .waiting()
        .during(() -> "the power to become " + wanted, limit, () -> becomes(stage, system, wanted));
  }

  private boolean becomes(Stage stage, Read system, String wanted) {
    Poll poll = new Poll(limit);
    while (!state(stage, system).equals(wanted)) {
      if (!poll.again()) {
        return false;
      }
    }
    return true;
  }

  private String state(Stage stage, Read system) {
    return probe.get(stage, system.path()).body().path("PowerState").asString("");
  }

  /** Sends the request unless the state is reached already. */
  static Optional<BmcReply> request(Probe probe, Stage stage, Read system, String wanted) {
    if (probe.get(stage, system.path()).body().path("PowerState").asString("").equals(wanted)) {
      return Optional.empty();
    }
    JsonNode action = system.body().path("Actions").path("#ComputerSystem.Reset");
    List<String> listed = SystemChecks.words(action.path("ResetType@Redfish.AllowableValues"));
    List<String> types = TYPES.getOrDefault(wanted, List.of());
    String type =
        types.stream()
            .filter(listed::contains)
            .findFirst()
            .orElse(wanted.equals("On") ? "On" : "ForceOff");
    String target =
        BmcReply.text(action, "target")
            .orElseThrow(() -> new RedfishException(stage.title(), "no target of Reset"));
    return Optional.of(probe.post(stage, Probe.path(target), Map.of("ResetType", type)));
  }
}
