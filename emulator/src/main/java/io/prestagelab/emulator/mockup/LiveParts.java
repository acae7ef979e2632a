package io.prestagelab.emulator.mockup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The places of a mockup behind which there is something: one system with its power and boot
 * override, its virtual CDs, the sessions. They are found by links and properties, never by ids.
 */
public final class LiveParts {

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

  private final MockupTree tree;
  private final String system;
  private final String settings;
  private final String sessions;
  private final List<String> chassis;
  private final Map<String, String> drives = new LinkedHashMap<>();
  private final Map<String, Target> targets = new HashMap<>();

  /**
   * Finds them in {@code tree}.
   *
   * @throws MockupException if there is no system
   */
  public LiveParts(MockupTree tree) {
    this.tree = tree;
    ObjectNode root = tree.find(MockupTree.ROOT).orElseThrow();
    this.system = systemOf(root);
    ObjectNode body = tree.find(system).orElseThrow();
    this.settings = MockupTree.target(body.path("@Redfish.Settings").path("SettingsObject"));
    String linked = MockupTree.target(root.path("Links").path("Sessions"));
    this.sessions = linked.isEmpty() ? MockupTree.ROOT + "/SessionService/Sessions" : linked;
    this.chassis =
        body.path("Links").path("Chassis").valueStream().map(MockupTree::target).toList();
    JsonNode reset = body.path("Actions").path("#ComputerSystem.Reset");
    target(reset, Action.RESET, "");
    Stream.concat(Stream.of(system), managers(root).stream()).forEach(this::drives);
  }

  /** The first system that can be reset; the first of all if none can. */
  private String systemOf(ObjectNode root) {
    List<String> systems = tree.members(MockupTree.target(root.path("Systems")));
    return systems.stream()
        .filter(path -> at(path).path("Actions").has("#ComputerSystem.Reset"))
        .findFirst()
        .or(() -> systems.stream().findFirst())
        .orElseThrow(
            () -> new MockupException("the mockup has no computer system; nothing could boot"));
  }

  private ObjectNode at(String path) {
    return tree.find(path).orElseThrow();
  }

  /** The managers that say they manage the system; all if none says so. */
  private List<String> managers(ObjectNode root) {
    List<String> all = tree.members(MockupTree.target(root.path("Managers")));
    List<String> own =
        all.stream()
            .filter(
                path ->
                    at(path)
                        .path("Links")
                        .path("ManagerForServers")
                        .valueStream()
                        .anyMatch(link -> MockupTree.target(link).equals(system)))
            .toList();
    return own.isEmpty() ? all : own;
  }

  private void drives(String owner) {
    for (String path : tree.members(MockupTree.target(at(owner).path("VirtualMedia")))) {
      ObjectNode drive = at(path);
      if (isCd(drive)) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        drives.put(path, name);
        List<JsonNode> actions = new ArrayList<>(List.of(drive.path("Actions")));
        drive.path("Oem").valueStream().forEach(oem -> actions.add(oem.path("Actions")));
        actions.forEach(group -> actions(group, name));
      }
    }
  }

  private void actions(JsonNode group, String drive) {
    for (Map.Entry<String, JsonNode> action : group.properties()) {
      if (action.getKey().matches("#.*\\.Insert(Virtual)?Media")) {
        target(action.getValue(), Action.INSERT, drive);
      } else if (action.getKey().matches("#.*\\.Eject(Virtual)?Media")) {
        target(action.getValue(), Action.EJECT, drive);
      }
    }
  }

  private void target(JsonNode action, Action what, String drive) {
    String path = MockupTree.bare(action.path("target").asString(""));
    if (!path.isEmpty()) {
      targets.put(path, new Target(what, drive));
    }
  }

  /** A drive that says nothing of its media counts: some BMCs say it nowhere. */
  private static boolean isCd(JsonNode drive) {
    JsonNode types = drive.path("MediaTypes");
    return types.isEmpty()
        || types
            .valueStream()
            .map(type -> type.asString("").toUpperCase(Locale.ROOT))
            .anyMatch(type -> type.equals("CD") || type.equals("DVD"));
  }

  /** Path of the system. */
  public String system() {
    return system;
  }

  /** Whether {@code path} is the system or its settings, where the boot override is changed. */
  public boolean isBootPlace(String path) {
    return path.equals(system) || (!settings.isEmpty() && path.equals(settings));
  }

  /** Whether {@code path} is a chassis of the system. */
  public boolean isChassis(String path) {
    return chassis.contains(path);
  }

  /** Path of the collection of sessions. */
  public String sessions() {
    return sessions;
  }

  /** Name of the virtual CD at {@code path}: the same under system and manager. */
  public Optional<String> drive(String path) {
    return Optional.ofNullable(drives.get(path));
  }

  /** Paths of all virtual CDs. */
  public List<String> drives() {
    return List.copyOf(drives.keySet());
  }

  /** Name of the first virtual CD, if there is one. */
  public Optional<String> firstDrive() {
    return drives.values().stream().findFirst();
  }

  /** What a POST to {@code path} does, if there is something behind it. */
  public Optional<Target> target(String path) {
    return Optional.ofNullable(targets.get(path));
  }
}
