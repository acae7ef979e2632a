package io.prestagelab.emulator.mockup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The places of a mockup behind which there is something: its systems with their power, boot
 * override and virtual CDs, and the sessions. They are found by links and properties, never by ids.
 * A tree without a system has sessions only.
 */
public final class LiveParts {
  private static final String RESET = "#ComputerSystem.Reset";

  private final MockupTree tree;
  private final String sessions;
  private final List<LiveSystem> systems;
  private final Map<String, String> offered = new LinkedHashMap<>();

  /** Finds them in {@code tree}. */
  public LiveParts(MockupTree tree) {
    this.tree = tree;
    ObjectNode root = tree.find(MockupTree.ROOT).orElseThrow();
    String linked = MockupTree.target(root.path("Links").path("Sessions"));
    this.sessions = linked.isEmpty() ? MockupTree.ROOT + "/SessionService/Sessions" : linked;
    List<String> paths = systemPaths(root);
    this.systems = paths.stream().map(path -> system(root, path, paths)).toList();
    tree.all().forEach(body -> actions(body, offered));
  }

  /** The systems that can be reset; the first of all if none can. */
  private List<String> systemPaths(ObjectNode root) {
    String collection = MockupTree.target(root.path("Systems"));
    List<String> all = collection.isEmpty() ? List.of() : tree.members(collection);
    List<String> living =
        all.stream().filter(path -> at(path).path("Actions").has(RESET)).distinct().toList();
    return living.isEmpty() ? all.stream().limit(1).toList() : living;
  }

  private ObjectNode at(String path) {
    return tree.find(path).orElseThrow();
  }

  private LiveSystem system(ObjectNode root, String path, List<String> all) {
    List<String> owners = Stream.concat(Stream.of(path), managers(root, path, all)).toList();
    List<String> drives = new ArrayList<>();
    for (String owner : owners) {
      String media = MockupTree.target(at(owner).path("VirtualMedia"));
      if (!media.isEmpty()) {
        drives.addAll(tree.members(media));
      }
    }
    Map<String, JsonNode> bodies = new LinkedHashMap<>();
    drives.forEach(drive -> bodies.put(drive, at(drive)));
    return new LiveSystem(path, at(path), resets(at(path).path("Actions").path(RESET)), bodies);
  }

  /** The reset types that the action lists, or its @Redfish.ActionInfo. */
  private List<String> resets(JsonNode action) {
    JsonNode listed = action.path("ResetType@Redfish.AllowableValues");
    JsonNode info = action.path("@Redfish.ActionInfo");
    if (listed.isEmpty() && info.isString()) {
      listed =
          tree.find(info.stringValue()).stream()
              .flatMap(body -> body.path("Parameters").valueStream())
              .filter(parameter -> parameter.path("Name").asString("").equals("ResetType"))
              .map(parameter -> parameter.path("AllowableValues"))
              .findFirst()
              .orElse(listed);
    }
    return listed.valueStream().map(value -> value.asString("")).toList();
  }

  /** The managers that say they manage the system; if none says so, all are the first system's. */
  private Stream<String> managers(ObjectNode root, String system, List<String> all) {
    String collection = MockupTree.target(root.path("Managers"));
    List<String> managers = collection.isEmpty() ? List.of() : tree.members(collection);
    List<String> own = managers.stream().filter(path -> manages(path, system)).toList();
    boolean first = all.indexOf(system) == 0;
    return own.isEmpty() && first
        ? managers.stream().filter(path -> all.stream().noneMatch(other -> manages(path, other)))
        : own.stream();
  }

  private boolean manages(String manager, String system) {
    return at(manager)
        .path("Links")
        .path("ManagerForServers")
        .valueStream()
        .anyMatch(link -> MockupTree.target(link).equals(system));
  }

  /** Names of the actions of a resource, and of the vendor's in it, by their targets. */
  static void actions(JsonNode body, Map<String, String> found) {
    List<JsonNode> groups = new ArrayList<>(List.of(body.path("Actions")));
    groups.add(body.path("Actions").path("Oem"));
    body.path("Oem").valueStream().forEach(oem -> groups.add(oem.path("Actions")));
    for (JsonNode group : groups) {
      for (Map.Entry<String, JsonNode> action : group.properties()) {
        String path = MockupTree.bare(action.getValue().path("target").asString(""));
        if (!path.isEmpty()) {
          found.put(path, action.getKey());
        }
      }
    }
  }

  /** The systems behind which a server can be, in the tree's order. */
  public List<LiveSystem> systems() {
    return systems;
  }

  /** Path of the collection of sessions. */
  public String sessions() {
    return sessions;
  }

  /** Name of the action that the tree offers at {@code path}. */
  public Optional<String> offered(String path) {
    return Optional.ofNullable(offered.get(path));
  }
}
