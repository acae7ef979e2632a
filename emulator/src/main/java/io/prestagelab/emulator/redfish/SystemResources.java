package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BootOverride;
import io.prestagelab.emulator.bmc.BootTarget;
import io.prestagelab.emulator.bmc.ConsoleFeed;
import io.prestagelab.emulator.bmc.OverrideEnabled;
import io.prestagelab.emulator.bmc.ResetType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Computer systems: power, boot override, reset. */
final class SystemResources {

  private static final String SYSTEMS = Ids.ROOT + "/Systems";
  private static final String SYSTEM = SYSTEMS + "/{system}";
  private static final String RESET = "ComputerSystem.Reset";

  private static final ActionInfo RESET_INFO =
      ActionInfo.of(SYSTEM, RESET)
          .choice("ResetType", true, Wire.words(ResetType.values(), ResetType::wire));

  private static final String DEFAULT_ORDER = "ComputerSystem.SetDefaultBootOrder";
  private static final ActionInfo DEFAULT_ORDER_INFO = ActionInfo.of(SYSTEM, DEFAULT_ORDER);

  private SystemResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(
            SYSTEMS,
            Types.collection("ComputerSystem"),
            (call, out) ->
                Collections.members(
                    out,
                    "Computer System Collection",
                    call.service().systems().ids().stream().map(Ids::system).toList())),
        Resource.at(SYSTEM, Types.SYSTEM, SystemResources::system)
            .on("PATCH", Privilege.CONFIGURE_COMPONENTS, SystemResources::patch),
        RESET_INFO.resource(),
        Resource.action(
            SYSTEM + "/Actions/" + RESET, Privilege.CONFIGURE_COMPONENTS, SystemResources::reset),
        DEFAULT_ORDER_INFO.resource(),
        Resource.action(
            SYSTEM + "/Actions/" + DEFAULT_ORDER,
            Privilege.CONFIGURE_COMPONENTS,
            SystemResources::setDefaultOrder));
  }

  private static void system(Call call, ObjectNode out) {
    Bmc bmc = call.system();
    String uri = call.uri();
    out.put("Id", bmc.id());
    out.put("Name", "System");
    out.put("SystemType", "Physical");
    out.put("Manufacturer", "Prestage Lab");
    out.put("Model", "Lab Server");
    out.put("SerialNumber", "PL-" + bmc.id());
    out.put("SKU", "PL-LAB");
    out.put("PartNumber", "PL-LAB-1");
    out.put("BiosVersion", bmc.host().biosVersion());
    LabelChanges.draw(bmc.labels(), out);
    out.put("UUID", uuid(bmc).toString());
    out.put("PowerState", bmc.powerState().wire());
    out.set("Status", Json.healthy());
    boot(bmc, uri, out.putObject("Boot"));
    ObjectNode console = out.putObject("SerialConsole");
    console.put("MaxConcurrentSessions", ConsoleFeed.MAX_READERS);
    console
        .putObject("WebSocket")
        .put("ServiceEnabled", true)
        .put("Interactive", true)
        .put("ConsoleURI", Ids.console(bmc.id()));
    out.putObject("GraphicalConsole").put("ServiceEnabled", false);
    InventoryResources.summarize(call, out);
    out.set("Bios", Json.link(uri + "/Bios"));
    if (bmc.host().secureBoot().isPresent()) {
      out.set("SecureBoot", Json.link(uri + "/SecureBoot"));
    }
    out.set("LogServices", Json.link(uri + "/LogServices"));
    out.set("VirtualMedia", Json.link(uri + "/VirtualMedia"));
    ObjectNode links = out.putObject("Links");
    links.set("ManagedBy", Json.links(List.of(Ids.manager(bmc.id()))));
    links.set("Chassis", Json.links(List.of(Ids.chassis(bmc.id()))));
    ObjectNode actions = out.putObject("Actions");
    RESET_INFO.draw(actions, uri);
    DEFAULT_ORDER_INFO.draw(actions, uri);
  }

  private static UUID uuid(Bmc bmc) {
    return UUID.nameUUIDFromBytes(bmc.id().getBytes(StandardCharsets.UTF_8));
  }

  private static void boot(Bmc bmc, String uri, ObjectNode out) {
    BootOverride override = bmc.bootOverride();
    out.put("BootSourceOverrideEnabled", override.enabled().wire());
    out.set(
        "BootSourceOverrideEnabled@Redfish.AllowableValues",
        Json.array(Wire.words(OverrideEnabled.values(), OverrideEnabled::wire)));
    out.put("BootSourceOverrideTarget", override.target().wire());
    out.set(
        "BootSourceOverrideTarget@Redfish.AllowableValues", Json.array(BootResources.targets(bmc)));
    out.put("BootSourceOverrideMode", Wire.mode(override.mode()));
    out.set(
        "BootSourceOverrideMode@Redfish.AllowableValues",
        Json.array(Wire.modes(bmc.host().firmwares())));
    BootResources.boot(bmc, uri, out);
  }

  private static Reply patch(Call call) {
    Bmc bmc = call.system();
    Patch patch = new Patch(call.body(), call.resource().render(call));
    BootOverride now = bmc.bootOverride();
    boolean touched =
        patch.has("Boot/BootSourceOverrideEnabled")
            || patch.has("Boot/BootSourceOverrideTarget")
            || patch.has("Boot/BootSourceOverrideMode");
    OverrideEnabled enabled =
        patch.choice("Boot/BootSourceOverrideEnabled", now.enabled(), Wire::overrideEnabled);
    BootTarget target =
        patch.choice("Boot/BootSourceOverrideTarget", now.target(), Wire::bootTarget);
    var mode =
        patch.choice(
            "Boot/BootSourceOverrideMode",
            now.mode(),
            word -> {
              if (!Wire.modes(bmc.host().firmwares()).contains(word)) {
                throw new IllegalArgumentException(word);
              }
              return Wire.mode(word);
            });
    boolean patchedTarget = patch.has("Boot/UefiTargetBootSourceOverride");
    String path = BootResources.uefiTarget(patch, now);
    BootResources.order(patch, bmc);
    LabelChanges.take(patch, bmc.labels());
    if (touched || patchedTarget) {
      BootTarget meant = enabled == OverrideEnabled.DISABLED ? BootTarget.NONE : target;
      patch.then("Boot", () -> bmc.setBootOverride(new BootOverride(enabled, meant, mode, path)));
    }
    return patch.applied(call);
  }

  private static Reply reset(Call call) {
    Bmc bmc = call.system();
    bmc.reset(Wire.resetType(RESET_INFO.parameters(call).text("ResetType")));
    return Reply.noContent();
  }

  private static Reply setDefaultOrder(Call call) {
    DEFAULT_ORDER_INFO.parameters(call);
    call.system().setDefaultBootOrder();
    return Reply.noContent();
  }
}
