package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.VirtualMediaState;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.media.MediaRequest.Transfer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Virtual media: the same drive under the system and under its manager. */
final class VirtualMediaResources {

  private static final String INSERT = "VirtualMedia.InsertMedia";
  private static final String EJECT = "VirtualMedia.EjectMedia";
  private static final String CD = "Cd";

  private VirtualMediaResources() {}

  static List<Resource> all() {
    List<Resource> all = new ArrayList<>();
    for (String parent : List.of("/Systems", "/Managers")) {
      String collection = Ids.ROOT + parent + "/{system}/VirtualMedia";
      String slot = collection + "/{media}";
      all.add(
          Resource.at(
              collection, Types.collection("VirtualMedia"), VirtualMediaResources::collection));
      all.add(Resource.at(slot, Types.VIRTUAL_MEDIA, VirtualMediaResources::slot));
      all.add(
          Resource.action(
              slot + "/Actions/" + INSERT,
              Privilege.CONFIGURE_MANAGER,
              VirtualMediaResources::insert));
      all.add(
          Resource.action(
              slot + "/Actions/" + EJECT,
              Privilege.CONFIGURE_MANAGER,
              VirtualMediaResources::eject));
    }
    return all;
  }

  private static void collection(Call call, ObjectNode out) {
    Bmc bmc = call.system();
    Collections.members(out, "Virtual media of " + bmc.id(), List.of(call.uri() + "/" + CD));
  }

  private static void slot(Call call, ObjectNode out) {
    VirtualMediaState state = known(call).cd().state();
    out.put("Id", CD);
    out.put("Name", "Virtual CD");
    out.set("MediaTypes", Json.array(List.of("CD", "DVD")));
    out.put("Image", state.image());
    out.put("ImageName", state.imageName());
    out.put("Inserted", state.inserted());
    out.put("WriteProtected", state.writeProtected());
    out.put("ConnectedVia", state.connectedVia());
    out.put("TransferMethod", state.transferMethod() == null ? "Stream" : state.transferMethod());
    if (state.image() != null) {
      out.put("TransferProtocolType", state.image().startsWith("https:") ? "HTTPS" : "HTTP");
    }
    ObjectNode actions = out.putObject("Actions");
    actions.putObject("#" + INSERT).put("target", call.uri() + "/Actions/" + INSERT);
    actions.putObject("#" + EJECT).put("target", call.uri() + "/Actions/" + EJECT);
  }

  private static Bmc known(Call call) {
    if (!call.variable("media").equals(CD)) {
      throw call.missing();
    }
    return call.system();
  }

  private static Reply insert(Call call) {
    Bmc bmc = known(call);
    Parameters parameters = new Parameters(INSERT, call.body());
    String image = parameters.text("Image");
    boolean inserted = parameters.flag("Inserted", true);
    boolean writeProtected = parameters.flag("WriteProtected", true);
    String user = parameters.optionalText("UserName");
    String password = parameters.optionalText("Password");
    String method = parameters.choice("TransferMethod", List.of("Stream", "Upload"), "");
    String protocol = parameters.choice("TransferProtocolType", List.of("HTTP", "HTTPS"), "");
    parameters.optionalText("MediaType");
    parameters.nothingElse();
    if (!inserted) {
      throw notInList("false", "Inserted");
    }
    if (!writeProtected) {
      throw notInList("false", "WriteProtected");
    }
    URI url = url(image, "Image", INSERT);
    if (!protocol.isEmpty() && !protocol.equalsIgnoreCase(url.getScheme())) {
      throw notInList(protocol, "TransferProtocolType");
    }
    MediaRequest request =
        bmc.settings()
            .media()
            .request(url, bmc.settings().scratch())
            .withCredentials(user, password)
            .withTransfer(transfer(method));
    if (bmc.settings().asyncMedia()) {
      return TaskResources.accepted(
          bmc.tasks()
              .start("Insert virtual medium", percent -> bmc.cd().insert(image, request, percent)));
    }
    bmc.cd().insert(image, request);
    return Reply.noContent();
  }

  private static Transfer transfer(String method) {
    return switch (method) {
      case "Stream" -> Transfer.STREAM;
      case "Upload" -> Transfer.UPLOAD;
      default -> Transfer.AUTO;
    };
  }

  private static RedfishError notInList(String value, String name) {
    return new RedfishError(400, Messages.actionParameterValueNotInList(value, name, INSERT));
  }

  /** An http or https URL, or the answer that it is none. */
  static URI url(String image, String parameter, String action) {
    try {
      URI uri = new URI(image);
      String scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() != null && scheme.matches("(?i)https?")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw badUrl(image, parameter, action);
    }
    throw badUrl(image, parameter, action);
  }

  private static RedfishError badUrl(String image, String parameter, String action) {
    return new RedfishError(
        400, Messages.actionParameterValueFormatError(image, parameter, action));
  }

  private static Reply eject(Call call) {
    Bmc bmc = known(call);
    new Parameters(EJECT, call.body()).nothingElse();
    bmc.cd().eject();
    return Reply.noContent();
  }
}
