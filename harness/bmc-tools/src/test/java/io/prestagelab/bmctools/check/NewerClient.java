package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.client.BmcReply;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code rvmc.py} of the distributed cloud software. */
final class NewerClient extends StarlingxClient {
  private static final List<String> MODELS = List.of("PowerEdge XR8720t", "PowerEdge R670");
  private static final int EJECTS = 4;
  private static final int PATCHES = 5;

  private String model = "";

  NewerClient(URI bmc) {
    super(bmc);
  }

  /** Systems first, then managers; the first CD or DVD; drives without MediaTypes are skipped. */
  @Override
  String findMedia(List<String> systems, List<String> managers) {
    List<String> owners = new ArrayList<>(systems);
    owners.addAll(managers);
    for (String owner : owners) {
      JsonNode body = read(Stage.FIND_MEDIA, owner);
      model = model.isEmpty() ? body.path("Model").asString("") : model;
      String collection = link(body, "VirtualMedia");
      if (!collection.isEmpty()) {
        Optional<String> found = firstCd(collection);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new Stop(Stage.FIND_MEDIA, "no CD or DVD");
  }

  private Optional<String> firstCd(String collection) {
    List<String> drives = new ArrayList<>(members(Stage.FIND_MEDIA, collection));
    require(Stage.FIND_MEDIA, !drives.isEmpty(), "no members");
    if (MODELS.contains(model)) {
      drives.sort(null);
    }
    for (String drive : drives) {
      if (isCd(read(Stage.FIND_MEDIA, drive))) {
        return Optional.of(drive);
      }
    }
    return Optional.empty();
  }

  @Override
  JsonNode actions(String drive) {
    return read(Stage.FIND_MEDIA, drive).path("Actions");
  }

  @Override
  void eject(String drive, JsonNode actions) {
    String target = actions.path(DriveChoice.EJECT).path("target").asString("");
    if (isEmpty(read(Stage.EJECT, drive)) || target.isEmpty()) {
      return;
    }
    for (int i = 0; i < EJECTS; i++) {
      BmcReply reply = post(Stage.EJECT, target, Map.of());
      boolean good = List.of(200, 202, 204, 400, 403, 404).contains(reply.status());
      require(Stage.EJECT, good, "eject: HTTP " + reply.status());
      for (int look = 0; look < 6; look++) {
        if (isEmpty(read(Stage.EJECT, drive))) {
          return;
        }
      }
    }
    throw new Stop(Stage.EJECT, "four ejects without effect");
  }

  private static boolean isEmpty(JsonNode drive) {
    return drive.path("Inserted").isBoolean() && !drive.path("Inserted").asBoolean();
  }

  @Override
  void insert(String drive, JsonNode actions, String image) {
    int status = head(URI.create(image)).status();
    require(Stage.INSERT, List.of(200, 202, 204).contains(status), "HEAD: HTTP " + status);
    insertInto(drive, actions, image, now -> now.path("Inserted").asBoolean(false));
  }

  @Override
  void override(List<String> systems) {
    for (String system : systems) {
      BmcReply reply = get(Stage.BOOT_OVERRIDE, system);
      JsonNode boot = reply.body().path("Boot");
      if (boot.isObject()) {
        override(system, reply.body(), boot);
        return;
      }
    }
    throw new Stop(Stage.BOOT_OVERRIDE, "no Boot");
  }

  private void override(String system, JsonNode body, JsonNode boot) {
    boolean usb =
        body.path("Manufacturer").asString("").equals("Supermicro")
            && words(boot.path("BootSourceOverrideTarget@Redfish.AllowableValues"))
                .contains("UsbCd");
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("BootSourceOverrideEnabled", "Once");
    wanted.put("BootSourceOverrideTarget", usb ? "UsbCd" : "Cd");
    Optional<String> mode = usb ? Optional.of("UEFI") : mode(boot);
    mode.ifPresent(word -> wanted.put("BootSourceOverrideMode", word));
    boolean settings = MODELS.contains(model) && body.has("@Redfish.Settings");
    if (settings) {
      JsonNode object =
          read(
              Stage.BOOT_OVERRIDE,
              body.path("@Redfish.Settings").path("SettingsObject").path("@odata.id").asString(""));
      require(
          Stage.BOOT_OVERRIDE,
          object.path("Name").asString("").equals("System") && object.has("Boot"),
          "settings object without Boot");
    }
    String place = settings ? system + "/Settings" : system;
    require(Stage.BOOT_OVERRIDE, patched(place, Map.of("Boot", wanted)), "PATCH refused");
    require(Stage.BOOT_OVERRIDE, becomes(() -> isOnce(system)), "not Once");
  }

  private boolean patched(String place, Map<String, ?> body) {
    for (int i = 0; i < PATCHES; i++) {
      @Nullable String etag =
          get(Stage.BOOT_OVERRIDE, place).headers().firstValue("ETag").orElse(null);
      if (taken(patch(place, body, etag))) {
        return true;
      }
    }
    return false;
  }

  /** Whatever comes is noted only. */
  @Override
  void logOut(int status) {}

  @Override
  boolean retries(int status) {
    return status >= 500 || status == 412;
  }
}
