package io.prestagelab.emulator.profile;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What resources show, and the words in requests that mean something else inside. */
final class Looks {
  private static final String TARGET = "BootSourceOverrideTarget";
  private static final String INDICATOR = "IndicatorLED";
  private static final String LISTED = "@Redfish.AllowableValues";

  private final Personality personality;

  Looks(Personality personality) {
    this.personality = personality;
  }

  /** The request in the emulator's own words. */
  Asked request(Asked asked) {
    Asked real = asked;
    if (personality.has(Quirk.BOOT_BY_SETTINGS) && Kind.of(asked.path()) == Kind.SETTINGS) {
      real = asked.at(asked.path().replaceFirst("/Settings$", ""));
    }
    ObjectNode body = asked.body();
    boolean usb = body != null && body.path("Boot").path(TARGET).asString("").equals("UsbCd");
    if (body != null && usb && personality.has(Quirk.USB_CD)) {
      ObjectNode copy = body.deepCopy();
      ((ObjectNode) copy.path("Boot")).put(TARGET, "Cd");
      real = real.with(copy);
    }
    return real;
  }

  void show(Kind kind, ObjectNode body) {
    switch (kind) {
      case ROOT -> Names.merge(body, personality.root());
      case SYSTEM -> system(body);
      case SETTINGS -> settings(body);
      case MANAGER -> manager(body);
      case CHASSIS -> chassis(body);
      case DRIVES -> drives(body);
      case DRIVE -> drive(body);
      case SYSTEMS, MANAGERS, OTHER -> {}
    }
  }

  private void system(ObjectNode body) {
    if (personality.has(Quirk.MEDIA_UNDER_MANAGER_ONLY)) {
      body.remove("VirtualMedia");
    }
    if (personality.has(Quirk.NOTHING_DEPRECATED)) {
      body.remove(INDICATOR);
    }
    reset(body);
    if (body.path("Boot") instanceof ObjectNode boot) {
      boot(boot);
    }
    if (personality.has(Quirk.BOOT_BY_SETTINGS)) {
      String path = body.path("@odata.id").asString("") + "/Settings";
      body.putObject("@Redfish.Settings").putObject("SettingsObject").put("@odata.id", path);
    }
    named(body, personality.ids().system());
    Names.merge(body, personality.system());
  }

  private void chassis(ObjectNode body) {
    if (personality.has(Quirk.NOTHING_DEPRECATED)) {
      body.remove(List.of("Power", "Thermal", INDICATOR));
    }
    named(body, personality.ids().chassis());
  }

  private static void named(ObjectNode body, String id) {
    if (!id.isEmpty()) {
      body.put("Id", id);
    }
  }

  private void reset(ObjectNode system) {
    if (!(system.path("Actions").path("#ComputerSystem.Reset") instanceof ObjectNode action)) {
      return;
    }
    String name = "ResetType" + LISTED;
    if (personality.has(Quirk.NO_RESET_VALUES)) {
      action.remove(name);
    } else if (personality.has(Quirk.ONLY_POWER_BUTTON)) {
      action.putArray(name).add("PushPowerButton");
    } else if (personality.has(Quirk.NO_FORCE_ON)) {
      ArrayNode fewer = action.arrayNode();
      action.path(name).forEach(word -> add(fewer, word.asString(""), "ForceOn"));
      action.set(name, fewer);
    }
  }

  private static void add(ArrayNode list, String word, String except) {
    if (!word.equals(except)) {
      list.add(word);
    }
  }

  private void boot(ObjectNode boot) {
    String modes = "BootSourceOverrideMode" + LISTED;
    if (personality.has(Quirk.BOOT_MODES_EMPTY)) {
      boot.putArray(modes);
    } else if (personality.has(Quirk.BOOT_MODES_UNLISTED)) {
      boot.remove(modes);
    }
    if (personality.has(Quirk.USB_CD)) {
      ArrayNode targets = boot.arrayNode();
      boot.path(TARGET + LISTED).forEach(word -> add(targets, word.asString(""), "Cd"));
      targets.add("UsbCd");
      boot.set(TARGET + LISTED, targets);
      if (boot.path(TARGET).asString("").equals("Cd")) {
        boot.put(TARGET, "UsbCd");
      }
    }
  }

  private static void settings(ObjectNode body) {
    String path = body.path("@odata.id").asString("") + "/Settings";
    List.copyOf(body.propertyNames()).stream()
        .filter(name -> !List.of("@odata.type", "Boot").contains(name))
        .forEach(body::remove);
    body.put("@odata.id", path).put("Id", "Settings").put("Name", "System");
  }

  private void manager(ObjectNode body) {
    if (personality.has(Quirk.MEDIA_UNDER_SYSTEM_ONLY)) {
      body.remove("VirtualMedia");
    }
    named(body, personality.ids().manager());
    Names.merge(body, personality.manager());
  }

  private void drives(ObjectNode body) {
    if (personality.has(Quirk.EMPTY_MEDIA_COLLECTION)) {
      body.putArray("Members");
      body.put("Members@odata.count", 0);
    }
  }

  private void drive(ObjectNode body) {
    named(body, personality.ids().drive());
    Names.merge(body, personality.drive());
    if (personality.has(Quirk.NO_DRIVE_ACTIONS)) {
      body.remove("Actions");
    }
    if (personality.has(Quirk.NO_EJECT_ACTION) && body.path("Actions") instanceof ObjectNode all) {
      all.remove("#VirtualMedia.EjectMedia");
    }
    if (personality.has(Quirk.NO_DRIVE_TYPE_NAME)) {
      body.remove("@odata.type");
    }
    if (personality.has(Quirk.INSERTED_ABSENT) && !body.path("Inserted").asBoolean(false)) {
      body.remove("Inserted");
    }
    String image = body.path("Image").asString("");
    if (personality.has(Quirk.IMAGE_NORMALISED) && !image.isEmpty()) {
      body.put("Image", image.replace(".iso", "%2Eiso"));
    }
  }
}
