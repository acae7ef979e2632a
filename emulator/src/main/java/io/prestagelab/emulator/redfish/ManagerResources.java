package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Managers: the BMC itself, one for each system. */
final class ManagerResources {

  private static final String MANAGERS = Ids.ROOT + "/Managers";
  private static final String MANAGER = MANAGERS + "/{system}";
  private static final String RESET = "Manager.Reset";
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

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
        Resource.at(MANAGER, Types.MANAGER, ManagerResources::manager)
            .on("PATCH", Privilege.CONFIGURE_MANAGER, ManagerResources::patch),
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
    out.put("UUID", uuid(call).toString());
    out.put("Manufacturer", "Prestage Lab");
    out.put("Model", "Lab BMC");
    time(call.system().time(), out);
    out.set("Status", Json.healthy());
    out.set("VirtualMedia", Json.link(call.uri() + "/VirtualMedia"));
    out.set("EthernetInterfaces", Json.link(call.uri() + "/EthernetInterfaces"));
    out.set("LogServices", Json.link(call.uri() + "/LogServices"));
    out.set("NetworkProtocol", Json.link(call.uri() + "/NetworkProtocol"));
    ObjectNode links = out.putObject("Links");
    links.set("ManagerForServers", Json.links(List.of(Ids.system(id))));
    links.set("ManagerForChassis", Json.links(List.of(Ids.chassis(id))));
    RESET_INFO.draw(out.putObject("Actions"), call.uri());
  }

  /** What a clock shows, and how far that is from UTC. */
  static void time(SettableClock clock, ObjectNode out) {
    out.put("DateTime", clock.shown());
    out.put("DateTimeLocalOffset", OFFSET.format(clock.offset()));
  }

  private static UUID uuid(Call call) {
    String name = "bmc of " + call.system().id();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The time of the BMC's clock can be set, and the offset from UTC it tells it in; it stamps the
   * logs.
   */
  private static Reply patch(Call call) {
    Bmc bmc = call.system();
    Patch patch = new Patch(call.body(), call.resource().render(call));
    if (patch.has("DateTime")) {
      String text = patch.optional("DateTime", ManagerResources::isTime);
      patch.then(
          "DateTime",
          () -> {
            bmc.time().set(OffsetDateTime.parse(text).toInstant());
            bmc.note("the clock");
          });
    }
    if (patch.has("DateTimeLocalOffset")) {
      String text = patch.optional("DateTimeLocalOffset", ManagerResources::isOffset);
      patch.then(
          "DateTimeLocalOffset",
          () -> {
            bmc.time().show(ZoneOffset.of(text));
            bmc.note("the clock");
          });
    }
    return patch.applied(call);
  }

  private static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text).getYear() > 1970;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** {@code +hh:mm}, as the Manager schema has it. */
  private static boolean isOffset(String text) {
    try {
      return OFFSET.format(ZoneOffset.of(text)).length() == text.length();
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The BMC restarts: sessions are gone, and for a moment it is not available. */
  private static Reply reset(Call call) {
    call.system();
    RESET_INFO.parameters(call);
    call.service().restart();
    return Reply.noContent();
  }
}
