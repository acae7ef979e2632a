package io.prestagelab.emulator.redfish;

import java.net.InetAddress;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How a BMC is reached: protocols, and the network interface that it listens at. */
final class ManagerNetworkResources {

  private static final String MANAGER = Ids.ROOT + "/Managers/{system}";
  private static final String PROTOCOLS = MANAGER + "/NetworkProtocol";
  private static final String NICS = MANAGER + "/EthernetInterfaces";
  private static final String HOST_NAME = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  private ManagerNetworkResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(PROTOCOLS, Types.NETWORK_PROTOCOL, ManagerNetworkResources::protocols)
            .on("PATCH", Privilege.CONFIGURE_MANAGER, ManagerNetworkResources::patch),
        Resource.at(
            NICS,
            Types.collection("EthernetInterface"),
            (call, out) -> {
              call.system();
              Collections.members(out, "Network interfaces", List.of(call.uri() + "/1"));
            }),
        Resource.at(NICS + "/1", Types.ETHERNET, ManagerNetworkResources::nic)
            .on("PATCH", Privilege.CONFIGURE_MANAGER, ManagerNetworkResources::rename));
  }

  private static void protocols(Call call, ObjectNode out) {
    call.system();
    ServiceNetwork network = call.service().network();
    boolean tls = call.service().tls().isUsed();
    int port = network.address().getPort();
    out.put("Id", "NetworkProtocol");
    out.put("Name", "Manager Network Protocol");
    out.put("HostName", network.hostName());
    out.put("FQDN", network.hostName());
    out.putObject("HTTP").put("ProtocolEnabled", !tls).put("Port", tls ? 80 : port);
    ObjectNode https =
        out.putObject("HTTPS").put("ProtocolEnabled", tls).put("Port", tls ? port : 443);
    if (tls) {
      https.set("Certificates", Json.link(call.uri() + "/HTTPS/Certificates"));
    }
    out.putObject("SSDP")
        .put("ProtocolEnabled", network.isAnnounced())
        .put("Port", Ssdp.PORT)
        .put("NotifyMulticastIntervalSeconds", 0)
        .put("NotifyTTL", 2)
        .put("NotifyIPv6Scope", "Link");
    out.putObject("IPMI").put("ProtocolEnabled", false);
    out.putObject("VirtualMedia").put("ProtocolEnabled", true);
    out.set("Status", Json.healthy());
  }

  private static Reply patch(Call call) {
    ServiceNetwork network = call.service().network();
    Patch patch = new Patch(call.body(), call.resource().render(call));
    takeHostName(patch, network);
    if (patch.has("SSDP/ProtocolEnabled")) {
      boolean on = patch.flag("SSDP/ProtocolEnabled", false);
      patch.then("SSDP", () -> network.announce(on));
    }
    patch.then("note", () -> call.system().note("network protocols"));
    return patch.applied(call);
  }

  private static void takeHostName(Patch patch, ServiceNetwork network) {
    if (patch.has("HostName")) {
      String name = patch.optional("HostName", word -> word.matches(HOST_NAME));
      patch.then("HostName", () -> network.rename(name));
    }
  }

  private static Reply rename(Call call) {
    Patch patch = new Patch(call.body(), call.resource().render(call));
    takeHostName(patch, call.service().network());
    patch.then("note", () -> call.system().note("the host name"));
    return patch.applied(call);
  }

  private static void nic(Call call, ObjectNode out) {
    call.system();
    ServiceNetwork network = call.service().network();
    InetAddress address = network.address().getAddress();
    out.put("Id", "1");
    out.put("Name", "The BMC's network interface");
    out.put("InterfaceEnabled", true);
    out.put("LinkStatus", "LinkUp");
    out.put("MACAddress", "52:54:00:50:4c:ff");
    out.put("PermanentMACAddress", "52:54:00:50:4c:ff");
    out.put("SpeedMbps", 1000);
    out.put("AutoNeg", true);
    out.put("FullDuplex", true);
    out.put("HostName", network.hostName());
    out.put("FQDN", network.hostName());
    out.putArray("NameServers");
    boolean old = address.getAddress().length == 4;
    ObjectNode shown =
        out.putArray(old ? "IPv4Addresses" : "IPv6Addresses")
            .addObject()
            .put("Address", address.getHostAddress().replaceAll("%.*", ""))
            .put("AddressOrigin", "Static");
    if (old) {
      shown.put("SubnetMask", "255.0.0.0").put("Gateway", address.getHostAddress());
    } else {
      shown.put("PrefixLength", 64);
    }
    out.putArray(old ? "IPv6Addresses" : "IPv4Addresses");
    out.set("Status", Json.healthy());
  }
}
