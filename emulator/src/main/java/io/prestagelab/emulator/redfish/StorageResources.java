package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.host.Hardware;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Disks: one controller without RAID, so that there are drives and no volumes. */
final class StorageResources {

  private static final String STORAGE = Ids.ROOT + "/Systems/{system}/Storage";
  private static final String DISKS = STORAGE + "/Disks";
  private static final String DRIVES = Ids.ROOT + "/Chassis/{system}/Drives";

  private StorageResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(
            STORAGE,
            Types.collection("Storage"),
            (call, out) -> members(call, out, "Storage Collection", List.of("Disks"))),
        Resource.at(DISKS, Types.STORAGE, StorageResources::storage),
        Resource.at(
            DISKS + "/Controllers",
            Types.collection("StorageController"),
            (call, out) -> members(call, out, "Storage Controllers", List.of("1"))),
        Resource.at(
            DISKS + "/Controllers/1", Types.STORAGE_CONTROLLER, StorageResources::controller),
        Resource.at(
            DISKS + "/Volumes",
            Types.collection("Volume"),
            (call, out) -> {
              members(call, out, "Volumes", List.of());
              out.putObject("@Redfish.OperationApplyTimeSupport")
                  .put("@odata.type", "#Settings.v1_3_5.OperationApplyTimeSupport")
                  .set("SupportedValues", Json.array(List.of("Immediate")));
            }),
        Resource.at(
            DRIVES,
            Types.collection("Drive"),
            (call, out) -> members(call, out, "Drives", numbers(call))),
        Resource.at(DRIVES + "/{drive}", Types.DRIVE, StorageResources::drive));
  }

  private static void members(Call call, ObjectNode out, String name, List<String> ids) {
    call.system();
    Collections.members(out, name, ids.stream().map(id -> call.uri() + "/" + id).toList());
  }

  private static List<Hardware.Disk> disks(Call call) {
    return call.system().host().hardware().disks();
  }

  private static List<String> numbers(Call call) {
    return IntStream.range(0, disks(call).size()).mapToObj(String::valueOf).toList();
  }

  /** Where the drives of a system are. */
  static List<String> drives(Call call) {
    String chassis = Ids.chassis(call.system().id());
    return numbers(call).stream().map(number -> chassis + "/Drives/" + number).toList();
  }

  private static void storage(Call call, ObjectNode out) {
    out.put("Id", "Disks");
    out.put("Name", "Local disks");
    List<String> uris = drives(call);
    out.put("Drives@odata.count", uris.size());
    out.set("Drives", Json.links(uris));
    out.set("Controllers", Json.link(call.uri() + "/Controllers"));
    out.set("Volumes", Json.link(call.uri() + "/Volumes"));
    out.set("Status", Json.healthy());
    out.putObject("Links").set("Enclosures", Json.links(List.of(Ids.chassis(call.system().id()))));
  }

  private static void controller(Call call, ObjectNode out) {
    call.system();
    out.put("Id", "1");
    out.put("Name", "Controller of the local disks");
    out.put("Manufacturer", "Prestage Lab");
    out.put("Model", "Lab Controller");
    out.set("SupportedControllerProtocols", Json.array(List.of("PCIe")));
    out.set(
        "SupportedDeviceProtocols",
        Json.array(disks(call).stream().map(Hardware.Disk::protocol).distinct().toList()));
    out.set("Status", Json.healthy());
  }

  private static void drive(Call call, ObjectNode out) {
    List<Hardware.Disk> disks = disks(call);
    String number = call.variable("drive");
    if (!number.matches("\\d{1,3}") || Integer.parseInt(number) >= disks.size()) {
      throw call.missing();
    }
    Hardware.Disk disk = disks.get(Integer.parseInt(number));
    out.put("Id", number);
    out.put("Name", "Disk " + number);
    out.put("Manufacturer", "Prestage Lab");
    out.put("Model", "Lab Disk");
    out.put("SerialNumber", disk.name());
    out.put("Protocol", disk.protocol());
    out.put("MediaType", "SSD");
    out.put("CapacityBytes", disk.bytes());
    out.set("Status", Json.healthy());
  }
}
