package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcException;
import io.prestagelab.emulator.media.MediaOpener;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.media.MediaSource;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A simple update service: it fetches the image that it is told of, and says how that went. */
final class UpdateResources {

  private static final String SERVICE = Ids.ROOT + "/UpdateService";
  private static final String INVENTORY = SERVICE + "/FirmwareInventory";
  private static final String UPDATE = "UpdateService.SimpleUpdate";

  private UpdateResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(SERVICE, Types.UPDATE_SERVICE, UpdateResources::service),
        Resource.at(
            INVENTORY,
            Types.collection("SoftwareInventory"),
            (call, out) ->
                Collections.members(
                    out, "Firmware Inventory Collection", List.of(INVENTORY + "/BMC"))),
        Resource.at(INVENTORY + "/BMC", Types.SOFTWARE, UpdateResources::firmware),
        Resource.action(
            SERVICE + "/Actions/" + UPDATE, Privilege.CONFIGURE_MANAGER, UpdateResources::update));
  }

  private static void service(Call call, ObjectNode out) {
    out.put("Id", "UpdateService");
    out.put("Name", "Update Service");
    out.put("ServiceEnabled", true);
    out.set("Status", Json.healthy());
    out.set("FirmwareInventory", Json.link(INVENTORY));
    ObjectNode update = out.putObject("Actions").putObject("#" + UPDATE);
    update.put("target", SERVICE + "/Actions/" + UPDATE);
    update.set("TransferProtocol@Redfish.AllowableValues", Json.array(List.of("HTTP", "HTTPS")));
  }

  private static void firmware(Call call, ObjectNode out) {
    out.put("Id", "BMC");
    out.put("Name", "BMC firmware");
    out.put("Version", ManagerResources.FIRMWARE);
    out.put("Updateable", true);
    out.set("Status", Json.healthy());
  }

  private static Reply update(Call call) {
    Parameters parameters = new Parameters(UPDATE, call.body());
    String image = parameters.text("ImageURI");
    parameters.choice("TransferProtocol", List.of("HTTP", "HTTPS"), "HTTP");
    parameters.optionalText("Username");
    parameters.optionalText("Password");
    parameters.ignore("Targets");
    parameters.nothingElse();
    Bmc bmc = call.service().systems().first();
    URI uri = VirtualMediaResources.url(image, "ImageURI", UPDATE);
    return TaskResources.accepted(bmc.tasks().start("Fetch update image", () -> fetch(uri, bmc)));
  }

  private static void fetch(URI uri, Bmc bmc) {
    try (MediaSource image = MediaOpener.open(MediaRequest.of(uri, bmc.settings().scratch()))) {
      if (image.length() == 0) {
        throw new BmcException(BmcException.Reason.MEDIUM, uri + " is empty");
      }
    } catch (IOException e) {
      throw new BmcException(BmcException.Reason.MEDIUM, String.valueOf(e.getMessage()));
    }
  }
}
