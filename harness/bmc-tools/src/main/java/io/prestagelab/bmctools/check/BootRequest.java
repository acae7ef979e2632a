package io.prestagelab.bmctools.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The boot override that a client asks for.
 *
 * @param target {@code Cd} or {@code UsbCd}
 * @param mode {@code UEFI}, {@code Legacy}, or none where the BMC lists no modes
 * @param onSettings whether it goes to the system's settings resource
 */
record BootRequest(String target, @Nullable String mode, boolean onSettings) {

  static BootRequest of(Client client, JsonNode system) {
    JsonNode boot = system.path("Boot");
    List<String> targets =
        SystemChecks.words(boot.path("BootSourceOverrideTarget@Redfish.AllowableValues"));
    boolean supermicro = system.path("Manufacturer").asString("").equals("Supermicro");
    boolean usb = client != Client.OLDER && supermicro && targets.contains("UsbCd");
    List<String> modes =
        SystemChecks.words(boot.path("BootSourceOverrideMode@Redfish.AllowableValues"));
    String mode = modes.contains("UEFI") ? "UEFI" : modes.contains("Legacy") ? "Legacy" : null;
    boolean settings =
        client != Client.OLDER
            && DriveChoice.SORTED_MODELS.contains(system.path("Model").asString(""))
            && system.has("@Redfish.Settings");
    return new BootRequest(usb ? "UsbCd" : "Cd", usb ? "UEFI" : mode, settings);
  }

  Map<String, Object> body() {
    Map<String, Object> boot = new LinkedHashMap<>();
    boot.put("BootSourceOverrideEnabled", "Once");
    boot.put("BootSourceOverrideTarget", target);
    if (mode != null) {
      boot.put("BootSourceOverrideMode", mode);
    }
    return Map.of("Boot", boot);
  }
}
