package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.client.BmcReply;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code rvmc.py} of the System Controller's container. */
final class OlderClient extends StarlingxClient {
  private static final int EJECTS = 10;

  OlderClient(URI bmc) {
    super(bmc);
  }

  /** Under managers only; the last of them counts; a drive without MediaTypes ends the look. */
  @Override
  String findMedia(List<String> systems, List<String> managers) {
    String found = "";
    for (String manager : managers) {
      String collection = link(read(Stage.FIND_MEDIA, manager), "VirtualMedia");
      require(Stage.FIND_MEDIA, !collection.isEmpty(), "Virtual Media not supported");
      List<String> drives = members(Stage.FIND_MEDIA, collection);
      require(Stage.FIND_MEDIA, !drives.isEmpty(), "no members");
      for (String drive : drives) {
        JsonNode body = read(Stage.FIND_MEDIA, drive);
        if (!body.has("MediaTypes") || isCd(body)) {
          found = drive;
          break;
        }
      }
    }
    require(Stage.FIND_MEDIA, !found.isEmpty(), "no CD or DVD");
    return found;
  }

  /** Read only where there is an {@code @odata.type}, and then without asking for them. */
  @Override
  JsonNode actions(String drive) {
    JsonNode body = read(Stage.FIND_MEDIA, drive);
    if (!body.has("@odata.type")) {
      return JsonNodeFactory.instance.objectNode();
    }
    require(Stage.FIND_MEDIA, body.has("Actions"), "AttributeError");
    return body.path("Actions");
  }

  @Override
  void eject(String drive, JsonNode actions) {
    if (isEmpty(read(Stage.EJECT, drive))) {
      return;
    }
    JsonNode known =
        actions.has(DriveChoice.EJECT) ? actions : read(Stage.EJECT, drive).path("Actions");
    String target = known.path(DriveChoice.EJECT).path("target").asString("");
    require(Stage.EJECT, !target.isEmpty(), "Failed to get eject target");
    for (int i = 0; i < EJECTS; i++) {
      BmcReply reply = post(Stage.EJECT, target, Map.of());
      boolean good = List.of(200, 202, 204, 400, 403, 404).contains(reply.status());
      require(Stage.EJECT, good, "eject: HTTP " + reply.status());
      if (becomes(() -> emptied(read(Stage.EJECT, drive)))) {
        if (isEmpty(read(Stage.EJECT, drive))) {
          return;
        }
        continue;
      }
      throw new Stop(Stage.EJECT, "Inserted is never false");
    }
    throw new Stop(Stage.EJECT, "ten ejects without effect");
  }

  private static boolean isEmpty(JsonNode drive) {
    return drive.path("Inserted").isBoolean() && !drive.path("Inserted").asBoolean();
  }

  /** Empty, or the image is still there, which asks for another eject; else it waits on. */
  private static boolean emptied(JsonNode drive) {
    return isEmpty(drive) || !drive.path("Image").asString("").isEmpty();
  }

  @Override
  void insert(String drive, JsonNode actions, String image) {
    insertInto(drive, actions, image, now -> true);
  }

  /** With the last system's data; looks once, at once. */
  @Override
  void override(List<String> systems) {
    String last = systems.get(systems.size() - 1);
    JsonNode boot = read(Stage.BOOT_OVERRIDE, last).path("Boot");
    require(Stage.BOOT_OVERRIDE, boot.isObject(), "no Boot");
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("BootSourceOverrideEnabled", "Once");
    wanted.put("BootSourceOverrideTarget", "Cd");
    mode(boot).ifPresent(mode -> wanted.put("BootSourceOverrideMode", mode));
    BmcReply reply = patch(last, Map.of("Boot", wanted), null);
    require(Stage.BOOT_OVERRIDE, taken(reply), "PATCH: HTTP " + reply.status());
    require(Stage.BOOT_OVERRIDE, isOnce(last), "not Once");
  }

  @Override
  void logOut(int status) {
    require(Stage.LOG_OUT, List.of(200, 202, 204).contains(status), "DELETE: HTTP " + status);
  }

  @Override
  boolean retries(int status) {
    return status / 100 != 2;
  }
}
