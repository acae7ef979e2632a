package io.prestagelab.emulator.profile;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows for a while what was, after it was changed. */
final class Delays {
  private static final Duration WHILE = Duration.ofSeconds(1);

  private final Personality personality;
  private final Map<Quirk, Before> before = new HashMap<>();
  private boolean once;

  Delays(Personality personality) {
    this.personality = personality;
  }

  /** What was, for a while, and in the first look at least, however late that comes. */
  private static final class Before {
    private final JsonNode value;
    private final long until = System.nanoTime() + WHILE.toNanos();
    private boolean looked;

    Before(JsonNode value) {
      this.value = value;
    }

    @Nullable JsonNode look() {
      boolean still = !looked || System.nanoTime() < until;
      looked = true;
      return still ? value : null;
    }
  }

  /** Remembers what a change is about to end. */
  synchronized void before(Asked asked, Function<Asked, Answer> service) {
    if (asked.is("POST", "VirtualMedia.InsertMedia")) {
      remember(Quirk.IMAGE_LATE, Names.json("{\"Image\":null}").path("Image"));
    }
    boolean boot = asked.method().equals("PATCH") && Kind.of(asked.path()) == Kind.SYSTEM;
    ObjectNode body = asked.body();
    if (boot && body != null) {
      String enabled = body.path("Boot").path("BootSourceOverrideEnabled").asString("");
      once = enabled.isEmpty() ? once : enabled.equals("Once");
      current(Quirk.BOOT_LATE, asked.path(), service)
          .ifPresent(system -> remember(Quirk.BOOT_LATE, system.path("Boot")));
    }
    if (asked.is("POST", "ComputerSystem.Reset")) {
      String system = asked.path().replaceFirst("/Actions/.*", "");
      current(Quirk.POWER_LATE, system, service)
          .ifPresent(now -> remember(Quirk.POWER_LATE, now.path("PowerState")));
    }
  }

  private Optional<ObjectNode> current(Quirk quirk, String path, Function<Asked, Answer> service) {
    if (!personality.has(quirk)) {
      return Optional.empty();
    }
    // the login of the change itself is good for this look too
    return Optional.ofNullable(service.apply(new Asked("GET", path, null, false, true)).body());
  }

  private void remember(Quirk quirk, JsonNode value) {
    if (personality.has(quirk)) {
      before.put(quirk, new Before(value.deepCopy()));
    }
  }

  synchronized void show(Kind kind, ObjectNode body) {
    switch (kind) {
      case SYSTEM -> {
        put(body, "Boot", value(Quirk.BOOT_LATE));
        put(body, "PowerState", value(Quirk.POWER_LATE));
        if (once
            && personality.has(Quirk.ONCE_STAYS)
            && body.path("Boot") instanceof ObjectNode at) {
          at.put("BootSourceOverrideEnabled", "Once").put("BootSourceOverrideTarget", "Cd");
        }
      }
      case DRIVE -> put(body, "Image", value(Quirk.IMAGE_LATE));
      case ROOT, SYSTEMS, MANAGERS, MANAGER, CHASSIS, DRIVES, SETTINGS, OTHER -> {}
    }
  }

  private static void put(ObjectNode body, String name, @Nullable JsonNode value) {
    if (value != null) {
      body.set(name, value);
    }
  }

  private @Nullable JsonNode value(Quirk quirk) {
    Before was = before.get(quirk);
    return was == null ? null : was.look();
  }
}
