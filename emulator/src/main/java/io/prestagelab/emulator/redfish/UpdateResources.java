package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcException;
import io.prestagelab.emulator.media.MediaException;
import io.prestagelab.emulator.media.MediaOpener;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.media.MediaSource;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A simple update service: it fetches the whole image that it is told of, as a task. The version
 * that the image's name tells is shown afterwards; the image itself is not used.
 */
final class UpdateResources {

  private static final String SERVICE = Ids.ROOT + "/UpdateService";
  private static final String INVENTORY = SERVICE + "/FirmwareInventory";
  private static final String UPDATE = "UpdateService.SimpleUpdate";
  private static final long MAX_BYTES = 1L << 30;
  private static final Pattern VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){1,4}");

  private static final ActionInfo UPDATE_INFO =
      ActionInfo.of(SERVICE, UPDATE)
          .text("ImageURI", true)
          .choice("TransferProtocol", false, List.of("HTTP", "HTTPS"))
          .text("Username", false)
          .text("Password", false)
          .texts("Targets");

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
        UPDATE_INFO.resource(),
        Resource.action(
            SERVICE + "/Actions/" + UPDATE, Privilege.CONFIGURE_MANAGER, UpdateResources::update));
  }

  private static void service(Call call, ObjectNode out) {
    out.put("Id", "UpdateService");
    out.put("Name", "Update Service");
    out.put("ServiceEnabled", true);
    out.put("MaxImageSizeBytes", MAX_BYTES);
    out.set("Status", Json.healthy());
    out.set("FirmwareInventory", Json.link(INVENTORY));
    UPDATE_INFO.draw(out.putObject("Actions"), SERVICE);
  }

  private static void firmware(Call call, ObjectNode out) {
    out.put("Id", "BMC");
    out.put("Name", "BMC firmware");
    out.put("Manufacturer", "Prestage Lab");
    out.put("Version", call.service().firmware());
    out.put("Updateable", true);
    out.set("Status", Json.healthy());
  }

  private static Reply update(Call call) {
    Parameters parameters = UPDATE_INFO.parameters(call);
    String image = parameters.text("ImageURI");
    for (String target : parameters.texts("Targets")) {
      if (!target.equals(INVENTORY + "/BMC")) {
        throw new RedfishError(
            400,
            Message.of(BaseMessage.ACTION_PARAMETER_VALUE_NOT_IN_LIST, target, "Targets", UPDATE));
      }
    }
    Bmc bmc = call.service().systems().first();
    URI uri = VirtualMediaResources.url(image, "ImageURI", UPDATE);
    MediaRequest request =
        bmc.settings()
            .media()
            .request(uri, bmc.settings().scratch())
            .upTo(MAX_BYTES)
            .withCredentials(
                parameters.optionalText("Username"), parameters.optionalText("Password"))
            .withTransfer(MediaRequest.Transfer.UPLOAD);
    return TaskResources.accepted(
        call,
        bmc,
        bmc.tasks().start("Update the BMC", percent -> fetch(call, uri, request, percent)));
  }

  private static void fetch(Call call, URI uri, MediaRequest request, IntConsumer percent) {
    try (MediaSource image =
        MediaOpener.open(request, (bytes, total) -> tell(percent, bytes, total))) {
      String path = String.valueOf(uri.getPath());
      Matcher version = VERSION.matcher(path.substring(path.lastIndexOf('/') + 1));
      call.service()
          .installed(
              version.find() ? version.group() : ServiceState.FIRMWARE + "+" + image.length());
    } catch (IOException e) {
      throw new BmcException(BmcException.Reason.MEDIUM, String.valueOf(e.getMessage()));
    }
  }

  private static void tell(IntConsumer percent, long bytes, long total) throws MediaException {
    try {
      percent.accept(total == 0 ? 0 : (int) Math.min(99, bytes * 100 / total));
    } catch (BmcException e) {
      throw new MediaException(String.valueOf(e.getMessage()));
    }
  }
}
