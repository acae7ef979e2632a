package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcEvent;
import io.prestagelab.emulator.bmc.BootOverride;
import io.prestagelab.emulator.bmc.BootTarget;
import io.prestagelab.emulator.bmc.FoundState;
import io.prestagelab.emulator.bmc.OverrideEnabled;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.mockup.LiveSystem;
import java.util.List;
import java.util.Optional;
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

  private final LiveSystem place;
  private final Bmc bmc;
  private final Function<Request, Reply> own;
  private final Consumer<Request> authenticate;
  private final MockupDrives drives;
  private volatile boolean powerMoved = true;
  private volatile boolean overrideMoved = true;
  private volatile String targetWord = "";

  MockupSystem(
      LiveSystem place, Bmc bmc, Function<Request, Reply> own, Consumer<Request> authenticate) {
    this.place = place;
    this.bmc = bmc;
    this.own = own;
    this.authenticate = authenticate;
    this.drives = new MockupDrives(place, bmc, own, authenticate);
  }

  /** Power, override and medium begin as the tree shows them, and are shown so until they move. */
  void beginAsShown() {
    ObjectNode body = place.begin();
    boolean on = body.path("PowerState").asString("").matches("On|PoweringOn");
    bmc.begin(
        new FoundState(
            on,
            override(body.path(BOOT)),
            place.inserted().map(LiveSystem.Inserted::image).orElse(null)));
    powerMoved = false;
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
      BootTarget target = Wire.bootTarget(ownTarget(boot.path(TARGET).asString("None")));
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
      boot.put(TARGET, set && !targetWord.isEmpty() ? targetWord : override.target().wire());
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
      case RESET -> own.apply(request.at(Ids.system(bmc.id()) + "/Actions/ComputerSystem.Reset"));
      case INSERT -> drives.insert(request, target.drive());
      case EJECT -> drives.eject(request, target.drive());
    };
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
    JsonNode word = body.path(BOOT).path(TARGET);
    if (word.isString()) {
      String wanted = word.stringValue();
      JsonNode allowed = shown.path(BOOT).path(TARGET + "@Redfish.AllowableValues");
      boolean offered =
          allowed.isEmpty()
              || allowed.valueStream().anyMatch(value -> wanted.equals(value.asString("")));
      if (!offered) {
        throw new RedfishError(
            400, Message.of(BaseMessage.PROPERTY_VALUE_NOT_IN_LIST, wanted, BOOT + "/" + TARGET));
      }
      ((ObjectNode) inner.path(BOOT)).put(TARGET, ownTarget(wanted));
    }
    Reply reply = own.apply(request.at(Ids.system(bmc.id())).patch(inner));
    if (word.isString()) {
      targetWord = word.stringValue();
    }
    return reply;
  }

  /** Some BMCs call their virtual CD a USB one, and some have drives for sticks only. */
  private String ownTarget(String word) {
    boolean cd = word.equals("UsbCd") || (word.equals("Usb") && place.hasSticksOnly());
    return cd ? BootTarget.CD.wire() : word;
  }
}
