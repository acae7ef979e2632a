package io.prestagelab.bmctools.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A boot override in the words that a BMC offers.
 *
 * @param target {@code Cd}, {@code Usb}, or {@code UsbCd} where the virtual CD is called so
 * @param mode absent where the BMC lists modes and this is none of them
 */
record OverrideRequest(String target, Optional<String> mode) {

  static OverrideRequest of(JsonNode system, BootSource source, BootMode mode) {
    JsonNode boot = system.path("Boot");
    List<String> targets = words(boot.path("BootSourceOverrideTarget@Redfish.AllowableValues"));
    boolean supermicro = system.path("Manufacturer").asString("").equals("Supermicro");
    boolean usbCd =
        source == BootSource.CD
            && targets.contains("UsbCd")
            && (supermicro || !targets.contains("Cd"));
    List<String> modes = words(boot.path("BootSourceOverrideMode@Redfish.AllowableValues"));
    boolean offered = modes.isEmpty() || modes.contains(mode.redfish());
    return new OverrideRequest(
        usbCd ? "UsbCd" : source.redfish(),
        offered ? Optional.of(mode.redfish()) : Optional.empty());
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asString("")));
    return words;
  }

  Map<String, Object> body() {
    Map<String, Object> boot = new LinkedHashMap<>();
    boot.put("BootSourceOverrideEnabled", "Once");
    boot.put("BootSourceOverrideTarget", target);
    mode.ifPresent(word -> boot.put("BootSourceOverrideMode", word));
    return Map.of("Boot", boot);
  }

  boolean isShownBy(JsonNode boot) {
    return boot.path("BootSourceOverrideEnabled").asString("").equals("Once")
        && boot.path("BootSourceOverrideTarget").asString("").equals(target);
  }
}
