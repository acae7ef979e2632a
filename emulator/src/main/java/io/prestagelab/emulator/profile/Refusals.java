package io.prestagelab.emulator.profile;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Requests that the personality does not let through. */
final class Refusals {
  private static final int EJECTS_WITHOUT_EFFECT = 2;

  private final Personality personality;
  private final AtomicInteger ejects = new AtomicInteger();

  Refusals(Personality personality) {
    this.personality = personality;
  }

  Optional<Answer> answer(Asked asked) {
    if (asked.method().equals("PATCH")) {
      return patch(asked);
    }
    if (asked.is("POST", "VirtualMedia.EjectMedia")
        && personality.has(Quirk.EJECT_REPEATED)
        && ejects.getAndIncrement() % (EJECTS_WITHOUT_EFFECT + 1) < EJECTS_WITHOUT_EFFECT) {
      return Optional.of(new Answer(204, Map.of(), null, null));
    }
    if (asked.is("POST", "ComputerSystem.Reset") && personality.has(Quirk.ONLY_POWER_BUTTON)) {
      return unless(asked.body(), "ResetType", "PushPowerButton");
    }
    return Optional.empty();
  }

  private static Optional<Answer> unless(@Nullable ObjectNode body, String name, String word) {
    boolean right = body != null && body.path(name).asString("").equals(word);
    return right ? Optional.empty() : Optional.of(Answer.error(400, name + " must be " + word));
  }

  private Optional<Answer> patch(Asked asked) {
    Kind kind = Kind.of(asked.path());
    if (personality.has(Quirk.IF_MATCH_REQUIRED) && !asked.ifMatch()) {
      return Optional.of(Answer.error(428, "If-Match is required"));
    }
    ObjectNode body = asked.body();
    boolean boot = kind == Kind.SYSTEM && body != null && body.has("Boot");
    if (boot && personality.has(Quirk.BOOT_BY_SETTINGS)) {
      return Optional.of(Answer.error(400, "Boot is set at the settings resource"));
    }
    String target =
        body == null ? "" : body.path("Boot").path("BootSourceOverrideTarget").asString("");
    if (boot && target.equals("Cd") && personality.has(Quirk.USB_CD)) {
      return Optional.of(Answer.error(400, "Cd is no boot target"));
    }
    return Optional.empty();
  }
}
