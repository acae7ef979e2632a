package io.prestagelab.bmctools.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds the system and the virtual CD of a BMC, wherever its maker has put them. */
final class Discovery {
  private static final String ROOT = "/redfish/v1/";

  private final Connection connection;
  private @Nullable JsonNode root;
  private @Nullable String systemPath;
  private @Nullable List<String> mediaPaths;

  Discovery(Connection connection) {
    this.connection = connection;
  }

  JsonNode serviceRoot() {
    if (root == null) {
      root = required("find the Redfish service", ROOT).body();
    }
    return root;
  }

  JsonNode system(String step) {
    return systemReply(step).body();
  }

  BmcReply systemReply(String step) {
    if (systemPath == null) {
      systemPath = findSystem(step);
    }
    return required(step, systemPath);
  }

  private String findSystem(String step) {
    for (String path : members(step, link(serviceRoot(), "Systems").orElse(ROOT + "Systems"))) {
      if (read(step, path).path("Actions").has("#ComputerSystem.Reset")) {
        return path;
      }
    }
    throw new RedfishException(step, "the BMC has no system that can be reset");
  }

  /** The virtual CD as it is now. */
  MediaSlot mediaSlot(String step) {
    return new MediaSlot(required(step, candidates(step).get(0)).body());
  }

  /** Takes the next virtual CD from now on, since this one did not do; false if there is none. */
  boolean nextSlot(String step) {
    List<String> paths = candidates(step);
    if (paths.size() < 2) {
      return false;
    }
    mediaPaths = paths.subList(1, paths.size());
    return true;
  }

  private List<String> candidates(String step) {
    if (mediaPaths == null) {
      mediaPaths = findMedia(step);
    }
    return mediaPaths;
  }

  private List<String> findMedia(String step) {
    List<String> owners = new ArrayList<>();
    JsonNode system = system(step);
    link(system, "VirtualMedia").ifPresent(owners::add);
    List<String> managers = new ArrayList<>();
    system.path("Links").path("ManagedBy").forEach(m -> id(m).ifPresent(managers::add));
    managers.addAll(members(step, link(serviceRoot(), "Managers").orElse(ROOT + "Managers")));
    for (String manager : managers.stream().distinct().toList()) {
      link(read(step, manager), "VirtualMedia").ifPresent(owners::add);
    }
    List<String> found =
        owners.stream()
            .distinct()
            .flatMap(owner -> members(step, owner).stream())
            .filter(path -> isCd(read(step, path)))
            .toList();
    if (found.isEmpty()) {
      throw new RedfishException(step, "the BMC has no virtual CD that can be inserted");
    }
    return found;
  }

  /** What may fail to be read, since another may do: then an empty object. */
  private JsonNode read(String step, String path) {
    BmcReply reply = authorized(step, connection.get(step, path));
    return reply.ok() ? reply.body() : JsonNodeFactory.instance.objectNode();
  }

  private static boolean isCd(JsonNode media) {
    boolean insertable = media.path("Actions").has("#VirtualMedia.InsertMedia");
    for (JsonNode type : media.path("MediaTypes")) {
      String name = type.asString("").toUpperCase(Locale.ROOT);
      if (insertable && (name.equals("CD") || name.equals("DVD"))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The values that {@code parameter} of {@code action} may take; empty if the BMC does not say.
   */
  List<String> allowable(String step, JsonNode action, String parameter) {
    List<String> values = new ArrayList<>();
    action.path(parameter + "@Redfish.AllowableValues").forEach(v -> values.add(v.asString("")));
    Optional<String> info = BmcReply.text(action, "@Redfish.ActionInfo");
    if (values.isEmpty() && info.isPresent()) {
      for (JsonNode described : required(step, info.get()).body().path("Parameters")) {
        if (described.path("Name").asString("").equals(parameter)) {
          described.path("AllowableValues").forEach(v -> values.add(v.asString("")));
        }
      }
    }
    return values;
  }

  private List<String> members(String step, String collection) {
    BmcReply reply = authorized(step, connection.get(step, collection));
    List<String> paths = new ArrayList<>();
    if (reply.ok()) {
      reply.body().path("Members").forEach(member -> id(member).ifPresent(paths::add));
    }
    return paths;
  }

  private BmcReply required(String step, String path) {
    BmcReply reply = authorized(step, connection.get(step, path));
    if (!reply.ok()) {
      throw new RedfishException(step, "GET %s: %s".formatted(path, reply.reason()));
    }
    return reply;
  }

  private static BmcReply authorized(String step, BmcReply reply) {
    if (reply.status() == 401) {
      throw new RedfishException(step, "the BMC has lost the session (HTTP 401); log in again");
    }
    return reply;
  }

  private static Optional<String> link(JsonNode body, String name) {
    return id(body.path(name));
  }

  private static Optional<String> id(JsonNode node) {
    return BmcReply.text(node, "@odata.id");
  }

  /** A virtual CD. */
  record MediaSlot(JsonNode body) {
    JsonNode action(String name) {
      return body.path("Actions").path(name);
    }
  }
}
