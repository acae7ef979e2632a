package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.BmcReply;
import io.prestagelab.bmctools.client.Poll;
import io.prestagelab.bmctools.client.RedfishException;
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
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final List<String> OVERRIDE =
      List.of("BootSourceOverrideEnabled", "BootSourceOverrideTarget", "BootSourceOverrideMode");

  /** For how long the BMC may take to show a restored override. */
  private static final Duration SHOWN = Duration.ofSeconds(3);

  private final Probe probe;
  private final Duration limit;
  private @Nullable String drive;
  private @Nullable String eject;
  private @Nullable Read overridden;
  private @Nullable Read powered;

  /**
   * Nothing changed yet.
   *
   * @param limit how long a state may take; five minutes at most, since somebody waits
   */
  Changes(Probe probe, Duration limit) {
    this.probe = probe;
    this.limit = limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
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

  /** The check ends where it is, and this thread undoes everything; one that undoes is let be. */
  synchronized List<String> restoreInItsPlace() {
    probe.onlyThisThread();
    return restore();
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
    String target = eject == null ? "" : eject;
    Poll poll = new Poll(limit);
    do {
      if (target.isEmpty()) {
        emptyByPatch(probe, path);
      } else {
        probe.post(Stage.EJECT, target, Map.of());
      }
      if (!probe.get(Stage.EJECT, path).body().path("Inserted").asBoolean(false)) {
        return;
      }
    } while (poll.again());
    throw new RedfishException(Stage.EJECT.title(), path + " is still not empty");
  }

  /** Takes the medium out of a drive that has no EjectMedia. */
  static BmcReply emptyByPatch(Probe probe, String path) {
    @Nullable String etag = probe.get(Stage.EJECT, path).etag().orElse(null);
    Map<String, @Nullable Object> empty = new LinkedHashMap<>();
    empty.put("Image", null);
    empty.put("Inserted", false);
    return probe.patch(Stage.EJECT, path, empty, etag);
  }

  private void restoreOverride() {
    Read before = overridden;
    if (before == null || isAsIn(before)) {
      return;
    }
    Map<String, Object> boot = new LinkedHashMap<>();
    for (String name : OVERRIDE) {
      BmcReply.text(before.body().path("Boot"), name).ifPresent(value -> boot.put(name, value));
    }
    List<String> places = new ArrayList<>(List.of(before.path()));
    String settings = Probe.link(before.body().path("@Redfish.Settings"), "SettingsObject");
    if (!settings.isEmpty()) {
      places.add(settings);
    }
    if (!sent(places, boot, before)) {
      // some BMCs take no target together with Disabled
      boot.remove("BootSourceOverrideTarget");
      if (!sent(places, boot, before) && !isDisabled(before)) {
        throw new RedfishException(
            Stage.BOOT_OVERRIDE.title(), "the BMC does not take it back as it was: " + boot);
      }
    }
  }

  private boolean sent(List<String> places, Map<String, Object> boot, Read before) {
    for (String place : places) {
      String etag = probe.get(Stage.BOOT_OVERRIDE, place).etag().orElse(null);
      probe.patch(Stage.BOOT_OVERRIDE, place, Map.of("Boot", boot), etag);
      Poll poll = new Poll(SHOWN);
      do {
        if (isAsIn(before)) {
          return true;
        }
      } while (poll.again());
    }
    return false;
  }

  private boolean isAsIn(Read before) {
    JsonNode now = probe.get(Stage.BOOT_OVERRIDE, before.path()).body().path("Boot");
    JsonNode then = before.body().path("Boot");
    return OVERRIDE.stream().allMatch(name -> now.path(name).equals(then.path(name)));
  }

  /** Whether no override is in force any more, and none was: what it would be matters little. */
  private boolean isDisabled(Read before) {
    JsonNode now = probe.get(Stage.BOOT_OVERRIDE, before.path()).body().path("Boot");
    String name = OVERRIDE.get(0);
    return now.path(name).equals(before.body().path("Boot").path(name))
        && now.path(name).asString("").equals("Disabled");
  }

  private void power(Read system, String wanted) {
    Stage stage = wanted.equals("On") ? Stage.POWER_ON : Stage.POWER_OFF;
    PowerTrial.request(probe, stage, system, wanted);
    Poll poll = new Poll(limit);
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
