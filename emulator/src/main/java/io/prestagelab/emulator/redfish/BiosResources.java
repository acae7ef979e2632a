package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.BiosSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Firmware attributes, and the Settings resource through which they are changed. */
final class BiosResources {

  private static final String BIOS = Ids.ROOT + "/Systems/{system}/Bios";
  private static final String RESET = "Bios.ResetBios";

  private static final ActionInfo RESET_INFO = ActionInfo.of(BIOS, RESET);

  private BiosResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(BIOS, Types.BIOS, BiosResources::bios),
        Resource.at(BIOS + "/Settings", Types.BIOS, BiosResources::settings)
            .on("PATCH", Privilege.CONFIGURE_COMPONENTS, BiosResources::patch),
        RESET_INFO.resource(),
        Resource.action(
            BIOS + "/Actions/" + RESET, Privilege.CONFIGURE_COMPONENTS, BiosResources::reset));
  }

  private static void bios(Call call, ObjectNode out) {
    out.put("Id", "Bios");
    out.put("Name", "BIOS attributes in force");
    attributes(out, call.system().bios().current());
    ObjectNode settings = out.putObject("@Redfish.Settings");
    settings.put("@odata.type", "#Settings.v1_4_0.Settings");
    settings.set("SettingsObject", Json.link(call.uri() + "/Settings"));
    settings.set("SupportedApplyTimes", Json.array(List.of("OnReset")));
    RESET_INFO.draw(out.putObject("Actions"), call.uri());
  }

  private static void settings(Call call, ObjectNode out) {
    out.put("Id", "Settings");
    out.put("Name", "BIOS attributes after the next boot");
    attributes(out, call.system().bios().future());
  }

  private static void attributes(ObjectNode out, Map<String, String> values) {
    ObjectNode attributes = out.putObject("Attributes");
    values.forEach(attributes::put);
  }

  private static Reply patch(Call call) {
    BiosSettings bios = call.system().bios();
    Map<String, String> known = bios.current();
    Map<String, String> changes = new LinkedHashMap<>();
    ObjectNode body = call.body();
    Patch patch = new Patch(body, call.resource().render(call));
    for (Map.Entry<String, JsonNode> entry : body.path("Attributes").properties()) {
      if (known.containsKey(entry.getKey())) {
        String path = "Attributes/" + entry.getKey();
        changes.put(entry.getKey(), patch.optional(path, word -> word.length() <= 64));
      }
    }
    patch.then("Attributes", () -> bios.request(changes));
    return patch.applied(call);
  }

  private static Reply reset(Call call) {
    RESET_INFO.parameters(call);
    call.system().bios().requestDefaults();
    return Reply.noContent();
  }
}
