package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.client.BmcReply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A BMC's resources as far as an installation uses them, in the BMC's order.
 *
 * @param root the service root
 * @param systems the members of Systems
 * @param managers the members of Managers
 */
record ServiceView(JsonNode root, List<Owner> systems, List<Owner> managers) {

  /** A resource as it was read. */
  record Read(String path, JsonNode body, boolean hasEtag) {}

  /**
   * A system or manager with its virtual media.
   *
   * @param self the resource
   * @param collection the path of its virtual media; empty if it has none
   * @param drives the members of that collection
   */
  record Owner(Read self, String collection, List<Read> drives) {
    boolean hasMedia() {
      return !collection.isEmpty();
    }
  }

  static ServiceView read(Probe probe, JsonNode root) {
    return new ServiceView(
        root,
        owners(probe, Stage.FIND_SYSTEM, Probe.link(root, "Systems")),
        owners(probe, Stage.FIND_MEDIA, Probe.link(root, "Managers")));
  }

  private static List<Owner> owners(Probe probe, Stage stage, String collection) {
    List<Owner> owners = new ArrayList<>();
    for (Read self : members(probe, stage, collection)) {
      String media = Probe.link(self.body(), "VirtualMedia");
      owners.add(new Owner(self, media, members(probe, Stage.FIND_MEDIA, media)));
    }
    return owners;
  }

  private static List<Read> members(Probe probe, Stage stage, String collection) {
    List<Read> read = new ArrayList<>();
    if (!collection.isEmpty()) {
      for (JsonNode member : probe.get(stage, collection).body().path("Members")) {
        String path = Probe.path(BmcReply.text(member, "@odata.id").orElse(""));
        if (!path.isEmpty()) {
          read.add(read(probe, stage, path));
        }
      }
    }
    return read;
  }

  private static Read read(Probe probe, Stage stage, String path) {
    BmcReply reply = probe.get(stage, path);
    return new Read(path, reply.body(), reply.headers().firstValue("ETag").isPresent());
  }

  /** Systems with media first, then managers: where the newer clients look, in their order. */
  List<Owner> mediaOwners() {
    return Stream.concat(systems.stream(), managers.stream()).filter(Owner::hasMedia).toList();
  }

  /** The first system with a reset action, which is the one that clients power. */
  java.util.Optional<Read> system() {
    return systems.stream()
        .map(Owner::self)
        .filter(read -> read.body().path("Actions").has("#ComputerSystem.Reset"))
        .findFirst();
  }
}
