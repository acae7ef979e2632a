package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcEvent;
import io.prestagelab.emulator.bmc.BootOverride;
import io.prestagelab.emulator.bmc.BootTarget;
import io.prestagelab.emulator.bmc.FoundState;
import io.prestagelab.emulator.bmc.OverrideEnabled;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.mockup.LiveSystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One system of a mockup with a live server behind it. */
final class MockupSystem {
  private static final String BOOT = "Boot";
  private static final String TARGET = "BootSourceOverrideTarget";
  private static final String ENABLED = "BootSourceOverrideEnabled";
  private static final String MODE = "BootSourceOverrideMode";
  private static final String UEFI_PATH = "UefiTargetBootSourceOverride";
  private static final String NEXT = "BootNext";

  private final LiveSystem place;
  private final Bmc bmc;
  private final Function<Request, Reply> own;
  private final Consumer<Request> authenticate;
  private final MockupDrives drives;
  private volatile boolean powerMoved = true;
  private volatile boolean overrideMoved = true;
  private final TreeWords words;
  private final Map<String, String> told = new ConcurrentHashMap<>();

  MockupSystem(
      LiveSystem place, Bmc bmc, Function<Request, Reply> own, Consumer<Request> authenticate) {
    this.place = place;
    this.bmc = bmc;
    this.own = own;
    this.authenticate = authenticate;
    this.drives = new MockupDrives(place, bmc, own, authenticate);
    this.words = new TreeWords(place);
  }

  /** Power, override and medium begin as the tree shows them, and are shown so until they move. */
  void beginAsShown() {
    ObjectNode body = place.begin();
    String power = body.path("PowerState").asString("");
    boolean on = power.matches("On|PoweringOn");
    bmc.begin(
        new FoundState(
            on,
            override(body.path(BOOT)),
            place.inserted().map(LiveSystem.Inserted::image).orElse(null)));
    powerMoved = power.startsWith("Powering"); // what was on its way then is there now
    overrideMoved = false;
    drives.beginAsShown();
    bmc.addListener(event -> moved(event.kind()));
  }

  private void moved(BmcEvent.Kind kind) {
    switch (kind) {
      case POWER_CHANGED -> powerMoved = true;
      case OVERRIDE_CHANGED -> overrideMoved = true;
      default -> {
        // nothing that the tree shows
      }
    }
  }

  /** The tree's override as far as the server knows its words. */
  private BootOverride override(JsonNode boot) {
    Firmware mode = bmc.bootOverride().mode();
    try {
      String shown = boot.path(MODE).asString("");
      Firmware wanted = shown.isEmpty() ? mode : Wire.mode(shown);
      OverrideEnabled enabled =
          Wire.overrideEnabled(boot.path(ENABLED).asString(OverrideEnabled.DISABLED.wire()));
      BootTarget target = Wire.bootTarget(words.target(boot.path(TARGET).asString("None")));
      boolean aims = enabled != OverrideEnabled.DISABLED && target != BootTarget.UEFI_TARGET;
      return aims ? new BootOverride(enabled, target, wanted) : BootOverride.none(wanted);
    } catch (IllegalArgumentException e) {
      return BootOverride.none(mode); // a vendor's own word: the tree's text is shown all the same
    }
  }

  boolean has(String path) {
    return place.has(path);
  }

  boolean acts(String path) {
    return place.target(path).isPresent();
  }

  /** Whether a PATCH of {@code path} can change something. */
  boolean isWritable(String path) {
    return place.isBootPlace(path) || place.drive(path).isPresent();
  }

  /** Puts what has changed into {@code body}, which is the tree's resource at {@code path}. */
  void draw(String path, ObjectNode body) {
    boolean powered = place.isBootPlace(path) || place.isChassis(path);
    if (powerMoved && powered && body.has("PowerState")) {
      body.put("PowerState", bmc.powerState().wire());
    }
    if (overrideMoved && place.isBootPlace(path) && body.path(BOOT) instanceof ObjectNode boot) {
      BootOverride override = bmc.bootOverride();
      boolean set = override.enabled() != OverrideEnabled.DISABLED;
      boot.put(ENABLED, override.enabled().wire());
      boot.put(TARGET, override.target().wire());
      told.forEach(
          (name, word) -> {
            if (set || !name.equals(TARGET)) {
              boot.put(name, word);
            }
          });
      if (boot.has(MODE)) {
        boot.put(MODE, Wire.mode(override.mode()));
      }
    }
    place.drive(path).ifPresent(drive -> drives.draw(body, drive));
  }

  /** A POST to an action of this system. */
  Reply act(Request request, String path) {
    LiveSystem.Target target = place.target(path).orElseThrow();
    if (!request.method().equals("POST")) {
      authenticate.accept(request);
      throw MockupRefusals.notAllowed("POST");
    }
    return switch (target.action()) {
      case RESET -> reset(request.at(Ids.system(bmc.id()) + "/Actions/ComputerSystem.Reset"));
      case INSERT -> drives.insert(request, target.drive());
      case EJECT -> drives.eject(request, target.drive());
    };
  }

  /** The tree says which types there are; one that it offers and that does not live is 501. */
  private Reply reset(Request request) {
    authenticate.accept(request);
    ObjectNode body = Call.object(request);
    String type = body.path("ResetType").asString("");
    List<String> offered = place.resets();
    if (type.isEmpty() || offered.isEmpty()) {
      return own.apply(request);
    }
    if (!offered.contains(type)) {
      throw new RedfishError(
          400,
          Message.of(
              BaseMessage.ACTION_PARAMETER_VALUE_NOT_IN_LIST,
              type,
              "ResetType",
              "ComputerSystem.Reset"));
    }
    String known =
        TreeWords.reset(type)
            .orElseThrow(() -> MockupRefusals.lifeless("ComputerSystem.Reset with " + type));
    return own.apply(request.post(body.deepCopy().put("ResetType", known)));
  }

  /** A PATCH of the system, its settings, or a drive. */
  Reply patch(Request request, String path, ObjectNode shown) {
    String known = request.header("If-Match");
    if (known != null && !Reading.matches(known, Reading.etag(shown))) {
      throw new RedfishError(412, Message.of(BaseMessage.PRECONDITION_FAILED));
    }
    ObjectNode body = Call.object(request);
    Optional<String> drive = place.drive(path);
    if (drive.isPresent()) {
      return drives.patch(request, body, drive.get(), shown);
    }
    return boot(request, body, shown);
  }

  private Reply boot(Request request, ObjectNode body, ObjectNode shown) {
    List<Message> refused = MockupRefusals.untaken(body, shown, List.of(BOOT));
    if (!refused.isEmpty()) {
      throw new RedfishError(400, refused.toArray(Message[]::new));
    }
    ObjectNode inner = body.deepCopy();
    Map<String, String> shownWords = Map.of();
    if (inner.path(BOOT) instanceof ObjectNode asked) {
      shownWords = translate(asked, shown.path(BOOT));
    }
    Reply reply = own.apply(request.at(Ids.system(bmc.id())).patch(inner));
    told.putAll(shownWords);
    return reply;
  }

  /** Puts the server's words in the place of the tree's; returns the tree's, to be shown. */
  private Map<String, String> translate(ObjectNode asked, JsonNode shown) {
    Map<String, String> known = new LinkedHashMap<>();
    String word = asked.path(TARGET).asString("");
    if (!word.isEmpty()) {
      requireOffered(word, shown.path(TARGET + "@Redfish.AllowableValues"));
      known.put(TARGET, word);
      asked.put(TARGET, words.target(word));
    }
    String path = asked.path(UEFI_PATH).asString(shown.path(UEFI_PATH).asString(""));
    boolean aims = word.equals(BootTarget.UEFI_TARGET.wire());
    if ((aims || asked.has(UEFI_PATH)) && TreeWords.offersPath(shown, path)) {
      known.put(UEFI_PATH, path);
      asked.remove(UEFI_PATH);
      if (aims) {
        asked.put(TARGET, TreeWords.device(path).wire());
      }
    }
    if (shown.has(NEXT) && asked.path(NEXT).isString()) {
      known.put(NEXT, asked.path(NEXT).stringValue());
      asked.remove(NEXT);
    }
    return known;
  }

  private static void requireOffered(String word, JsonNode allowed) {
    boolean offered =
        allowed.isEmpty()
            || allowed.valueStream().anyMatch(value -> word.equals(value.asString("")));
    if (!offered) {
      throw new RedfishError(
          400, Message.of(BaseMessage.PROPERTY_VALUE_NOT_IN_LIST, word, BOOT + "/" + TARGET));
    }
  }
}
