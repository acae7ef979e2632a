package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.host.SecureBoot;
import io.prestagelab.emulator.host.SecureBoot.KeyReset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Secure Boot of a server whose firmware has it (DSP2046, SecureBoot). */
final class SecureBootResources {

  private static final String SECURE_BOOT = Ids.ROOT + "/Systems/{system}/SecureBoot";
  private static final String RESET = "SecureBoot.ResetKeys";
  private static final Map<String, KeyReset> RESETS =
      Map.of(
          "ResetAllKeysToDefault", KeyReset.ALL_TO_DEFAULT,
          "DeleteAllKeys", KeyReset.DELETE_ALL,
          "DeletePK", KeyReset.DELETE_PLATFORM_KEY);

  private static final ActionInfo RESET_INFO =
      ActionInfo.of(SECURE_BOOT, RESET)
          .ownedBy(SecureBootResources::find)
          .choice("ResetKeysType", true, RESETS.keySet().stream().sorted().toList());

  private SecureBootResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(SECURE_BOOT, Types.SECURE_BOOT, SecureBootResources::draw)
            .on("PATCH", Privilege.CONFIGURE_COMPONENTS, SecureBootResources::patch),
        RESET_INFO.resource(),
        Resource.action(
            SECURE_BOOT + "/Actions/" + RESET,
            Privilege.CONFIGURE_COMPONENTS,
            SecureBootResources::reset));
  }

  private static SecureBoot find(Call call) {
    return call.system().host().secureBoot().orElseThrow(call::missing);
  }

  private static void draw(Call call, ObjectNode out) {
    SecureBoot boot = find(call);
    out.put("Id", "SecureBoot");
    out.put("Name", "UEFI Secure Boot");
    out.put("SecureBootEnable", boot.isEnabled());
    out.put("SecureBootCurrentBoot", boot.isInForce() ? "Enabled" : "Disabled");
    boolean user = boot.keys() == SecureBoot.Keys.USER_MODE;
    out.put("SecureBootMode", user ? "UserMode" : "SetupMode");
    RESET_INFO.draw(out.putObject("Actions"), call.uri());
  }

  private static Reply patch(Call call) {
    SecureBoot boot = find(call);
    Patch patch = new Patch(call.body(), call.resource().render(call));
    boolean on = patch.flag("SecureBootEnable", boot.isEnabled());
    patch.then("SecureBootEnable", () -> boot.enable(on));
    return patch.applied(call);
  }

  private static Reply reset(Call call) {
    SecureBoot boot = find(call);
    String type = RESET_INFO.parameters(call).text("ResetKeysType");
    boot.reset(Objects.requireNonNull(RESETS.get(type)));
    return Reply.noContent();
  }
}
