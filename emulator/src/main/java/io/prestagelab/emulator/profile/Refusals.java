package io.prestagelab.emulator.profile;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Requests that the personality does not let through. */
final class Refusals {
  private static final int EJECTS_WITHOUT_EFFECT = 2;
  private static final int LOGINS_REFUSED = 2;
  private static final int READS_REFUSED = 3;

  private final Personality personality;
  private final AtomicInteger ejects = new AtomicInteger();
  private final AtomicInteger logins = new AtomicInteger();
  private final AtomicInteger systemReads = new AtomicInteger();
  private volatile boolean driveRead;

  Refusals(Personality personality) {
    this.personality = personality;
  }

  /**
   * The refusal of a request, if it is not let through.
   *
   * @param service the BMC's own answer to a request of its own form
   */
  Optional<Answer> answer(Asked asked, Function<Asked, Answer> service) {
    if (asked.method().equals("PATCH")) {
      return patch(asked);
    }
    return transientFault(asked).or(() -> action(asked, service));
  }

  private Optional<Answer> transientFault(Asked asked) {
    if (asked.is("POST", "/SessionService/Sessions")
        && personality.has(Quirk.LOGIN_503)
        && logins.getAndIncrement() < LOGINS_REFUSED) {
      return Optional.of(Answer.error(503, "no session can be opened now"));
    }
    Kind kind = Kind.of(asked.path());
    boolean read = asked.method().equals("GET") && personality.has(Quirk.SYSTEM_503);
    if (read && kind == Kind.SYSTEM && driveRead && systemReads.getAndIncrement() < READS_REFUSED) {
      return Optional.of(Answer.error(503, "the system cannot be read now"));
    }
    driveRead |= kind == Kind.DRIVE;
    return Optional.empty();
  }

  private Optional<Answer> action(Asked asked, Function<Asked, Answer> service) {
    if (asked.is("POST", "VirtualMedia.EjectMedia")
        && personality.has(Quirk.EJECT_REPEATED)
        && ejects.getAndIncrement() % (EJECTS_WITHOUT_EFFECT + 1) < EJECTS_WITHOUT_EFFECT) {
      return Optional.of(new Answer(204, Map.of(), null, null));
    }
    if (asked.is("POST", "ComputerSystem.Reset") && personality.has(Quirk.ONLY_POWER_BUTTON)) {
      return unless(asked.body(), "ResetType", "PushPowerButton");
    }
    if (asked.is("POST", "ComputerSystem.Reset") && personality.has(Quirk.RESET_409_IF_DONE)) {
      return doneAlready(asked, service);
    }
    return Optional.empty();
  }

  private static Optional<Answer> doneAlready(Asked asked, Function<Asked, Answer> service) {
    ObjectNode body = asked.body();
    String type = body == null ? "" : body.path("ResetType").asString("");
    String system = asked.path().replaceFirst("/Actions/.*", "");
    // the login of the reset itself is good for this look too
    ObjectNode now = service.apply(new Asked("GET", system, null, false, true)).body();
    String power = now == null ? "" : now.path("PowerState").asString("");
    boolean done =
        power.equals("On")
            ? type.matches("On|ForceOn")
            : type.matches(".*Off|.*Shutdown|.*Restart|PowerCycle");
    return done
        ? Optional.of(Answer.error(409, "the power is " + power + " already"))
        : Optional.empty();
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
    boolean light = body != null && body.has("IndicatorLED");
    if (light && personality.has(Quirk.NOTHING_DEPRECATED)) {
      return Optional.of(Answer.error(400, "there is no IndicatorLED; LocationIndicatorActive is"));
    }
    String target =
        body == null ? "" : body.path("Boot").path("BootSourceOverrideTarget").asString("");
    if (boot && target.equals("Cd") && personality.has(Quirk.USB_CD)) {
      return Optional.of(Answer.error(400, "Cd is no boot target"));
    }
    return Optional.empty();
  }
}
