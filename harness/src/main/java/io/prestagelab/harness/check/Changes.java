package io.prestagelab.harness.check;

import io.prestagelab.harness.check.ServiceView.Read;
import io.prestagelab.harness.redfish.Poll;
import io.prestagelab.harness.redfish.RedfishException;
import io.prestagelab.harness.redfish.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the check has changed on the server, so that all of it can be undone: the medium, the boot
 * override, the power. Noted before each change, so that an interrupted one is undone too.
 */
final class Changes {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> OVERRIDE =
      List.of("BootSourceOverrideEnabled", "BootSourceOverrideTarget", "BootSourceOverrideMode");

  private final Probe probe;
  private @Nullable String drive;
  private @Nullable String eject;
  private @Nullable Read overridden;
  private @Nullable Read powered;

  Changes(Probe probe) {
    this.probe = probe;
  }

  synchronized void inserting(String path, String ejectTarget) {
    drive = path;
    eject = ejectTarget;
  }

  synchronized void ejected() {
    drive = null;
  }

  /** The boot override of {@code system} is about to be set; it was as read here. */
  synchronized void overriding(Read system) {
    overridden = system;
  }

  /** The power of {@code system} is about to be changed; it was as read here. */
  synchronized void powering(Read system) {
    powered = system;
  }

  /**
   * Undoes everything that is not undone yet.
   *
   * @return what could not be undone, in words
   */
  synchronized List<String> restore() {
    List<String> left = new ArrayList<>();
    Read wasPowered = powered;
    boolean wasOff = wasPowered != null && !power(wasPowered.body()).equals("On");
    if (wasPowered != null && wasOff) {
      attempt(left, "power off", () -> power(wasPowered, "Off"));
    }
    if (drive != null) {
      attempt(left, "eject the canary", this::ejectNow);
    }
    if (overridden != null) {
      attempt(left, "restore the boot override", this::restoreOverride);
    }
    if (wasPowered != null && !wasOff) {
      attempt(left, "power on", () -> power(wasPowered, "On"));
    }
    drive = null;
    overridden = null;
    powered = null;
    return left;
  }

  private static void attempt(List<String> left, String what, Runnable step) {
    try {
      step.run();
    } catch (RedfishException e) {
      left.add(what + " by hand (" + e.getMessage() + ")");
    }
  }

  private void ejectNow() {
    String path = String.valueOf(drive);
    if (eject == null || eject.isEmpty()) {
      throw new RedfishException(Stage.EJECT.title(), "the BMC offers no EjectMedia");
    }
    Poll poll = new Poll(LIMIT);
    do {
      probe.post(Stage.EJECT, eject, Map.of());
      if (!probe.get(Stage.EJECT, path).body().path("Inserted").asBoolean(false)) {
        return;
      }
    } while (poll.again());
    throw new RedfishException(Stage.EJECT.title(), path + " is still not empty");
  }

  private void restoreOverride() {
    Read before = overridden;
    if (before == null) {
      return;
    }
    Reply now = probe.get(Stage.BOOT_OVERRIDE, before.path());
    Map<String, Object> boot = new LinkedHashMap<>();
    for (String name : OVERRIDE) {
      Reply.text(before.body().path("Boot"), name).ifPresent(value -> boot.put(name, value));
    }
    JsonNode current = now.body().path("Boot");
    boolean same =
        boot.entrySet().stream()
            .allMatch(entry -> current.path(entry.getKey()).asString("").equals(entry.getValue()));
    if (same) {
      return;
    }
    if ("Disabled".equals(boot.get("BootSourceOverrideEnabled"))) {
      boot.remove("BootSourceOverrideTarget");
    }
    Map<String, Object> body = Map.of("Boot", boot);
    Reply reply = probe.patch(Stage.BOOT_OVERRIDE, before.path(), body, now.etag().orElse(null));
    if (!reply.ok()) {
      throw new RedfishException(Stage.BOOT_OVERRIDE.title(), reply.reason());
    }
  }

  private void power(Read system, String wanted) {
    Stage stage = wanted.equals("On") ? Stage.POWER_ON : Stage.POWER_OFF;
    PowerTrial.request(probe, stage, system, wanted);
    Poll poll = new Poll(LIMIT);
    while (!power(probe.get(stage, system.path()).body()).equals(wanted)) {
      if (!poll.again()) {
        throw new RedfishException(stage.title(), "the power did not become " + wanted);
      }
    }
  }

  private static String power(JsonNode system) {
    return system.path("PowerState").asString("");
  }
}
