package io.prestagelab.emulator.redfish;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Chassis: the box, one for each system. */
final class ChassisResources {

  private static final String CHASSIS = Ids.ROOT + "/Chassis";
  private static final List<String> PARTS =
      List.of(
          "Power",
          "Thermal",
          "PowerSubsystem",
          "ThermalSubsystem",
          "EnvironmentMetrics",
          "Controls",
          "Sensors",
          "Drives");

  private ChassisResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(
            CHASSIS,
            Types.collection("Chassis"),
            (call, out) ->
                Collections.members(
                    out,
                    "Chassis Collection",
                    call.service().systems().ids().stream().map(Ids::chassis).toList())),
        Resource.at(CHASSIS + "/{system}", Types.CHASSIS, ChassisResources::chassis)
            .on("PATCH", Privilege.CONFIGURE_COMPONENTS, ChassisResources::patch));
  }

  private static void chassis(Call call, ObjectNode out) {
    String id = call.system().id();
    out.put("Id", id);
    out.put("Name", "Chassis");
    out.put("ChassisType", "RackMount");
    out.put("Manufacturer", "Prestage Lab");
    out.put("Model", "Lab Server");
    out.put("SKU", "PL-LAB");
    out.put("PartNumber", "PL-LAB-1");
    out.put("SerialNumber", "PL-" + id);
    LabelChanges.draw(call.system().labels(), out);
    out.putObject("Location")
        .putObject("PartLocation")
        .put("LocationType", "Bay")
        .put("ServiceLabel", "Lab " + id);
    out.put("PowerState", call.system().host().isOn() ? "On" : "Off");
    out.set("Status", Json.healthy());
    for (String name : PARTS) {
      out.set(name, Json.link(call.uri() + "/" + name));
    }
    ObjectNode links = out.putObject("Links");
    links.set("ComputerSystems", Json.links(List.of(Ids.system(id))));
    links.set("ManagedBy", Json.links(List.of(Ids.manager(id))));
    links.set("Drives", Json.links(StorageResources.drives(call)));
  }

  private static Reply patch(Call call) {
    Patch patch = new Patch(call.body(), call.resource().render(call));
    LabelChanges.take(patch, call.system().labels());
    return patch.applied(call);
  }
}
