package io.prestagelab.emulator.mockup;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The places of one system of a mockup: its boot settings, chassis, drives and actions. */
public final class LiveSystem {

  /** What an action does. */
  public enum Action {
    /** Power. */
    RESET,
    /** A medium into a drive. */
    INSERT,
    /** The medium out of it. */
    EJECT
  }

  /** An action's target: what it does, and to the drive of which name. */
  public record Target(Action action, String drive) {}

  /**
   * A medium that lies in a drive when the tree begins to live.
   *
   * @param drive name of the drive
   * @param image its URL, as the tree has it
   */
  public record Inserted(String drive, String image) {}

  private final String path;
  private final ObjectNode begin;
  private final String settings;
  private final List<String> chassis;
  private final List<String> resets;
  private final boolean sticks;
  private final Map<String, String> drives = new LinkedHashMap<>();
  private final Map<String, Target> targets = new HashMap<>();
  private Optional<Inserted> inserted = Optional.empty();

  LiveSystem(String path, ObjectNode body, List<String> resets, Map<String, JsonNode> bodies) {
    this.path = path;
    this.begin = body;
    this.resets = List.copyOf(resets);
    this.settings = MockupTree.target(body.path("@Redfish.Settings").path("SettingsObject"));
    this.chassis =
        body.path("Links").path("Chassis").valueStream().map(MockupTree::target).toList();
    String reset =
        MockupTree.bare(
            body.path("Actions").path("#ComputerSystem.Reset").path("target").asString(""));
    if (!reset.isEmpty()) {
      targets.put(reset, new Target(Action.RESET, ""));
    }
    this.sticks = bodies.values().stream().noneMatch(drive -> takes(drive, "CD", "DVD"));
    bodies.forEach(
        (place, drive) -> {
          if (takes(drive, "CD", "DVD") || (sticks && takes(drive, "USBSTICK"))) {
            add(place, drive);
          }
        });
  }

  private void add(String place, JsonNode drive) {
    String name = place.substring(place.lastIndexOf('/') + 1);
    drives.put(place, name);
    String image = drive.path("Image").asString("");
    if (inserted.isEmpty() && (drive.path("Inserted").asBoolean(false) && !image.isEmpty())) {
      inserted = Optional.of(new Inserted(name, image));
    }
    Map<String, String> actions = new LinkedHashMap<>();
    LiveParts.actions(drive, actions);
    actions.forEach(
        (target, action) -> {
          if (action.matches("#.*\\.Insert(Virtual)?Media")) {
            targets.put(target, new Target(Action.INSERT, name));
          } else if (action.matches("#.*\\.Eject(Virtual)?Media")) {
            targets.put(target, new Target(Action.EJECT, name));
          }
        });
  }

  /** A drive that says nothing of its media counts: some BMCs say it nowhere. */
  private static boolean takes(JsonNode drive, String... words) {
    JsonNode types = drive.path("MediaTypes");
    return types.isEmpty()
        || types
            .valueStream()
            .map(type -> type.asString("").toUpperCase(Locale.ROOT))
            .anyMatch(List.of(words)::contains);
  }

  /** Its path. */
  public String path() {
    return path;
  }

  /** The system as the tree has it, which is how it begins. */
  public ObjectNode begin() {
    return begin.deepCopy();
  }

  /** The reset types that the tree offers; none if it does not say. */
  public List<String> resets() {
    return resets;
  }

  /** The first medium that the tree shows in one of the drives. */
  public Optional<Inserted> inserted() {
    return inserted;
  }

  /** Whether its drives are for sticks only: what a client boots from is then "Usb". */
  public boolean hasSticksOnly() {
    return sticks && !drives.isEmpty();
  }

  /** Whether {@code place} is the system or its settings, where the boot override is changed. */
  public boolean isBootPlace(String place) {
    return place.equals(path) || (!settings.isEmpty() && place.equals(settings));
  }

  /** Whether {@code place} is a chassis of the system. */
  public boolean isChassis(String place) {
    return chassis.contains(place);
  }

  /** Name of the drive at {@code place}: the same under system and manager. */
  public Optional<String> drive(String place) {
    return Optional.ofNullable(drives.get(place));
  }

  /** Name of the first drive, if there is one. */
  public Optional<String> firstDrive() {
    return drives.values().stream().findFirst();
  }

  /** What a POST to {@code place} does, if there is something behind it. */
  public Optional<Target> target(String place) {
    return Optional.ofNullable(targets.get(place));
  }

  /** Whether a GET, PATCH or POST of {@code place} concerns this system's live state. */
  public boolean has(String place) {
    return isBootPlace(place)
        || isChassis(place)
        || drives.containsKey(place)
        || targets.containsKey(place);
  }
}
