package io.prestagelab.emulator.redfish;

import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Managers: the BMC itself, one for each system. */
final class ManagerResources {

  private static final String MANAGERS = Ids.ROOT + "/Managers";
  private static final String MANAGER = MANAGERS + "/{system}";
  private static final String NETWORK = MANAGER + "/NetworkProtocol";
  private static final String RESET = "Manager.Reset";

  private static final ActionInfo RESET_INFO =
      ActionInfo.of(MANAGER, RESET)
          .choice("ResetType", false, List.of("ForceRestart", "GracefulRestart"));

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
        Resource.at(MANAGER, Types.MANAGER, ManagerResources::manager),
        Resource.at(NETWORK, Types.NETWORK_PROTOCOL, ManagerResources::network),
        RESET_INFO.resource(),
        Resource.action(
            MANAGER + "/Actions/" + RESET, Privilege.CONFIGURE_MANAGER, ManagerResources::reset));
  }

  private static void manager(Call call, ObjectNode out) {
    String id = call.system().id();
    out.put("Id", id);
    out.put("Name", "Manager");
    out.put("ManagerType", "BMC");
    out.put("FirmwareVersion", call.service().firmware());
    out.put("ServiceEntryPointUUID", call.service().uuid().toString());
    out.put("PowerState", "On");
    out.put(
        "DateTime", call.service().clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    out.put("DateTimeLocalOffset", "+00:00");
    out.set("Status", Json.healthy());
    out.set("VirtualMedia", Json.link(call.uri() + "/VirtualMedia"));
    out.set("NetworkProtocol", Json.link(call.uri() + "/NetworkProtocol"));
    ObjectNode links = out.putObject("Links");
    links.set("ManagerForServers", Json.links(List.of(Ids.system(id))));
    links.set("ManagerForChassis", Json.links(List.of(Ids.chassis(id))));
    RESET_INFO.draw(out.putObject("Actions"), call.uri());
  }

  private static void network(Call call, ObjectNode out) {
    call.system();
    boolean tls = call.service().tls().isUsed();
    out.put("Id", "NetworkProtocol");
    out.put("Name", "Manager Network Protocol");
    out.putObject("HTTP").put("ProtocolEnabled", !tls);
    ObjectNode https = out.putObject("HTTPS").put("ProtocolEnabled", tls);
    if (tls) {
      https.set("Certificates", Json.link(call.uri() + "/HTTPS/Certificates"));
    }
    out.putObject("SSDP").put("ProtocolEnabled", false);
    out.putObject("IPMI").put("ProtocolEnabled", false);
    out.putObject("VirtualMedia").put("ProtocolEnabled", true);
    out.set("Status", Json.healthy());
  }

  /** The BMC restarts: sessions are gone, and for a moment it is not available. */
  private static Reply reset(Call call) {
    call.system();
    RESET_INFO.parameters(call);
    call.service().restart();
    return Reply.noContent();
  }
}
