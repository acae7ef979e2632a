package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.host.Hardware;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a system is made of: processors, memory, disks, network interfaces. */
final class InventoryResources {

  private static final String SYSTEM = Ids.ROOT + "/Systems/{system}";
  private static final String CPUS = SYSTEM + "/Processors";
  private static final String MEMORY = SYSTEM + "/Memory";
  private static final String NICS = SYSTEM + "/EthernetInterfaces";

  private InventoryResources() {}

  static List<Resource> all() {
    return List.of(
        single(CPUS, "Processor", "Processors Collection", "CPU1"),
        Resource.at(CPUS + "/CPU1", Types.PROCESSOR, InventoryResources::processor),
        single(MEMORY, "Memory", "Memory Collection", "DIMM1"),
        Resource.at(MEMORY + "/DIMM1", Types.MEMORY, InventoryResources::memory),
        single(NICS, "EthernetInterface", "Ethernet Interface Collection", "NIC1"),
        Resource.at(NICS + "/NIC1", Types.ETHERNET, InventoryResources::nic));
  }

  private static Resource single(String uri, String type, String name, String member) {
    return Resource.at(
        uri,
        Types.collection(type),
        (call, out) -> {
          call.system();
          Collections.members(out, name, List.of(call.uri() + "/" + member));
        });
  }

  /** The system's own lines about all this. */
  static void summarize(Call call, ObjectNode out) {
    Hardware hardware = call.system().host().hardware();
    String uri = call.uri();
    ObjectNode cpus = out.putObject("ProcessorSummary");
    cpus.put("Count", 1).put("CoreCount", hardware.cpus()).put("Model", "Lab Processor");
    ObjectNode memory = out.putObject("MemorySummary");
    memory.put("TotalSystemMemoryGiB", hardware.memoryMiB() / 1024.0);
    for (String name : List.of("Processors", "Memory", "Storage", "EthernetInterfaces")) {
      out.set(name, Json.link(uri + "/" + name));
    }
  }

  private static void processor(Call call, ObjectNode out) {
    int cores = call.system().host().hardware().cpus();
    out.put("Id", "CPU1");
    out.put("Name", "Processor");
    out.put("ProcessorType", "CPU");
    out.put("ProcessorArchitecture", "x86");
    out.put("InstructionSet", "x86-64");
    out.put("Manufacturer", "Prestage Lab");
    out.put("Model", "Lab Processor");
    out.put("Socket", "CPU1");
    out.put("TotalCores", cores);
    out.put("TotalThreads", cores);
    out.set("Status", Json.healthy());
  }

  private static void memory(Call call, ObjectNode out) {
    out.put("Id", "DIMM1");
    out.put("Name", "Memory");
    out.put("MemoryType", "DRAM");
    out.put("CapacityMiB", call.system().host().hardware().memoryMiB());
    out.set("Status", Json.healthy());
  }

  private static void nic(Call call, ObjectNode out) {
    String mac = call.system().host().hardware().mac();
    out.put("Id", "NIC1");
    out.put("Name", "Network interface");
    out.put("MACAddress", mac);
    out.put("PermanentMACAddress", mac);
    out.put("LinkStatus", call.system().host().isOn() ? "LinkUp" : "NoLink");
    out.put("InterfaceEnabled", true);
    out.put("SpeedMbps", 1000);
    out.put("FullDuplex", true);
    out.putNull("HostName");
    out.putNull("FQDN");
    out.putArray("NameServers");
    out.putArray("IPv4Addresses");
    out.putArray("IPv6Addresses");
    out.set("Status", Json.healthy());
  }
}
