package io.prestagelab.emulator.redfish;

import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Managers: the BMC itself, one for each system. */
final class ManagerResources {

  private static final String MANAGERS = Ids.ROOT + "/Managers";

  /** The BMC's own version. */
  static final String FIRMWARE = "0.1.0";

  private ManagerResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(
            MANAGERS,
            Types.collection("Manager"),
            (call, out) ->
                Collections.members(
                    out,
                    "Manager Collection",
                    call.service().systems().ids().stream().map(Ids::manager).toList())),
        Resource.at(MANAGERS + "/{system}", Types.MANAGER, ManagerResources::manager));
  }

  private static void manager(Call call, ObjectNode out) {
    String id = call.system().id();
    out.put("Id", id);
    out.put("Name", "Manager");
    out.put("ManagerType", "BMC");
    out.put("FirmwareVersion", FIRMWARE);
    out.put("ServiceEntryPointUUID", call.service().uuid().toString());
    out.put("PowerState", "On");
    out.put(
        "DateTime", call.service().clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    out.put("DateTimeLocalOffset", "+00:00");
    out.set("Status", Json.healthy());
    out.set("VirtualMedia", Json.link(call.uri() + "/VirtualMedia"));
    ObjectNode links = out.putObject("Links");
    links.set("ManagerForServers", Json.links(List.of(Ids.system(id))));
    links.set("ManagerForChassis", Json.links(List.of(Ids.chassis(id))));
  }
}
