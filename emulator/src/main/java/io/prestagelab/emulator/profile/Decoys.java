package io.prestagelab.emulator.profile;

import static io.prestagelab.emulator.profile.Quirk.DRIVE_WITHOUT_TYPES_FIRST;
import static io.prestagelab.emulator.profile.Quirk.FILE_SHARE_DRIVE_FIRST;
import static io.prestagelab.emulator.profile.Quirk.FIRST_SYSTEM_WITHOUT_ACTIONS;
import static io.prestagelab.emulator.profile.Quirk.LAST_SYSTEM_WITHOUT_BOOT;
import static io.prestagelab.emulator.profile.Quirk.OTHER_DRIVE_FIRST;
import static io.prestagelab.emulator.profile.Quirk.SECOND_MANAGER_WITHOUT_MEDIA;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Resources that are there beside the real ones: further systems, managers and drives. */
final class Decoys {
  private static final String ROOT = "/redfish/v1/";
  private static final String SYSTEM = "Enclosure";
  private static final String MANAGER = "Rack";
  private static final String DRIVE = "2";

  private final Personality personality;

  Decoys(Personality personality) {
    this.personality = personality;
  }

  /** The answer of a decoy, if the request is for one. */
  Optional<Answer> answer(Asked asked) {
    boolean drive = hasDrive() && asked.path().contains("/VirtualMedia/" + DRIVE);
    if (drive && asked.method().equals("POST")) {
      return Optional.of(Answer.error(400, "this drive shares files; nothing can be inserted"));
    }
    if (drive) {
      return Optional.of(Answer.of(drive(asked.path())));
    }
    if (hasSystem() && asked.path().equals(ROOT + "Systems/" + SYSTEM)) {
      return Optional.of(Answer.of(other(asked.path(), "ComputerSystem.v1_22_0.ComputerSystem")));
    }
    if (personality.has(SECOND_MANAGER_WITHOUT_MEDIA)
        && asked.path().equals(ROOT + "Managers/" + MANAGER)) {
      return Optional.of(Answer.of(other(asked.path(), "Manager.v1_19_0.Manager")));
    }
    return Optional.empty();
  }

  private boolean hasSystem() {
    return personality.has(LAST_SYSTEM_WITHOUT_BOOT)
        || personality.has(FIRST_SYSTEM_WITHOUT_ACTIONS);
  }

  private boolean hasDrive() {
    return personality.has(DRIVE_WITHOUT_TYPES_FIRST)
        || personality.has(OTHER_DRIVE_FIRST)
        || personality.has(FILE_SHARE_DRIVE_FIRST);
  }

  private ObjectNode other(String path, String type) {
    ObjectNode body = Names.json("{}");
    body.put("@odata.id", path).put("@odata.type", "#" + type);
    String name = path.substring(path.lastIndexOf('/') + 1);
    body.put("Id", name).put("Name", name);
    if (personality.has(LAST_SYSTEM_WITHOUT_BOOT) && path.contains("Systems")) {
      body.putObject("Actions");
    }
    return body;
  }

  private ObjectNode drive(String path) {
    ObjectNode body = Names.json("{}");
    body.put("@odata.id", path).put("@odata.type", "#VirtualMedia.v1_6_5.VirtualMedia");
    body.put("Id", DRIVE).put("Name", "Virtual drive " + DRIVE).put("Inserted", false);
    body.putNull("Image");
    if (personality.has(DRIVE_WITHOUT_TYPES_FIRST)) {
      body.putObject("Actions");
    }
    if (personality.has(OTHER_DRIVE_FIRST)) {
      body.putArray("MediaTypes").add("USBStick").add("Floppy");
    }
    if (personality.has(FILE_SHARE_DRIVE_FIRST)) {
      body.putArray("MediaTypes").add("CD").add("DVD").add("USBStick");
      ObjectNode actions = body.putObject("Actions");
      for (String action : List.of("InsertMedia", "EjectMedia")) {
        String target = path + "/Actions/VirtualMedia." + action;
        actions.putObject("#VirtualMedia." + action).put("target", target);
      }
    }
    return body;
  }

  /** Puts the decoys' links into collections. */
  void show(Kind kind, ObjectNode body) {
    switch (kind) {
      case SYSTEMS -> {
        if (personality.has(FIRST_SYSTEM_WITHOUT_ACTIONS)) {
          put(body, 0, ROOT + "Systems/" + SYSTEM);
        } else if (personality.has(LAST_SYSTEM_WITHOUT_BOOT)) {
          put(body, 1, ROOT + "Systems/" + SYSTEM);
        }
      }
      case MANAGERS -> {
        if (personality.has(SECOND_MANAGER_WITHOUT_MEDIA)) {
          put(body, 1, ROOT + "Managers/" + MANAGER);
        }
      }
      case DRIVES -> {
        if (hasDrive()) {
          put(body, 0, body.path("@odata.id").asString("") + "/" + DRIVE);
        }
      }
      case ROOT, CHASSIS, SYSTEM, MANAGER, DRIVE, SETTINGS, OTHER -> {}
    }
  }

  private static void put(ObjectNode collection, int index, String path) {
    List<JsonNode> members = new ArrayList<>();
    collection.path("Members").forEach(members::add);
    ObjectNode link = collection.objectNode().put("@odata.id", path);
    members.add(Math.min(index, members.size()), link);
    ArrayNode all = collection.putArray("Members");
    members.forEach(all::add);
    collection.put("Members@odata.count", members.size());
  }
}
