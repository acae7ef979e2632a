package io.prestagelab.emulator.redfish;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What all collections have. */
final class Collections {

  private Collections() {}

  static void members(ObjectNode target, String name, List<String> uris) {
    target.put("Name", name);
    target.put("Members@odata.count", uris.size());
    target.set("Members", Json.links(uris));
  }
}
