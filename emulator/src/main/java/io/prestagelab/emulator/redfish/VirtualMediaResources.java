package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.Tasks;
import io.prestagelab.emulator.bmc.VirtualMediaSlot;
import io.prestagelab.emulator.bmc.VirtualMediaState;
import io.prestagelab.emulator.fault.MediaFault;
import io.prestagelab.emulator.media.MediaRequest;
import io.prestagelab.emulator.media.MediaRequest.Transfer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Virtual media: the same drive under the system and under its manager. */
final class VirtualMediaResources {

  private static final String INSERT = "VirtualMedia.InsertMedia";
  private static final String EJECT = "VirtualMedia.EjectMedia";
  private static final String CD = "Cd";

  private static final List<String> PARENTS = List.of("Systems", "Managers");

  private static final Map<String, ActionInfo> INSERT_INFO =
      infos(
          INSERT,
          info ->
              info.text("Image", true)
                  .flag("Inserted")
                  .flag("WriteProtected")
                  .text("UserName", false)
                  .text("Password", false)
                  .text("MediaType", false)
                  .choice("TransferMethod", false, List.of("Stream", "Upload"))
                  .choice("TransferProtocolType", false, List.of("HTTP", "HTTPS")));

  private static final Map<String, ActionInfo> EJECT_INFO = infos(EJECT, info -> info);

  /** Properties of a drive that is filled by PATCH. */
  private static final List<String> FILLING =
      List.of(
          "Image",
          "Inserted",
          "WriteProtected",
          "UserName",
          "Password",
          "TransferMethod",
          "TransferProtocolType");

  private VirtualMediaResources() {}

  private static String collection(String parent) {
    return Ids.ROOT + "/" + parent + "/{system}/VirtualMedia";
  }

  private static Map<String, ActionInfo> infos(String action, UnaryOperator<ActionInfo> with) {
    return PARENTS.stream()
        .collect(
            Collectors.toMap(
                parent -> parent,
                parent ->
                    with.apply(
                        ActionInfo.of(collection(parent) + "/{media}", action)
                            .ownedBy(VirtualMediaResources::known))));
  }

  private static ActionInfo info(Map<String, ActionInfo> infos, String parent) {
    return Objects.requireNonNull(infos.get(parent));
  }

  private static ActionInfo info(Map<String, ActionInfo> infos, Call call) {
    return info(infos, call.resource().template().segments().get(2));
  }

  static List<Resource> all() {
    List<Resource> all = new ArrayList<>();
    for (String parent : PARENTS) {
      String collection = collection(parent);
      String slot = collection + "/{media}";
      all.add(info(INSERT_INFO, parent).resource());
      all.add(info(EJECT_INFO, parent).resource());
      all.add(
          Resource.at(
              collection, Types.collection("VirtualMedia"), VirtualMediaResources::collection));
      all.add(
          Resource.at(slot, Types.VIRTUAL_MEDIA, VirtualMediaResources::slot)
              .on("PATCH", Privilege.CONFIGURE_MANAGER, VirtualMediaResources::patch));
      all.addAll(MediaCertificates.of(slot));
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
    MediaFault fault = call.system().settings().faults().media();
    String image = state.image();
    out.put("Id", CD);
    out.put("Name", "Virtual CD");
    out.set("MediaTypes", Json.array(List.of("CD", "DVD")));
    out.put("Image", image == null ? null : fault.shown(image));
    out.put("ImageName", state.imageName());
    out.put("Inserted", state.inserted() && !fault.insertedNever());
    out.put("WriteProtected", state.writeProtected());
    out.put("ConnectedVia", state.connectedVia());
    out.put("TransferMethod", state.transferMethod() == null ? "Stream" : state.transferMethod());
    if (image != null) {
      out.put("TransferProtocolType", image.startsWith("https:") ? "HTTPS" : "HTTP");
    }
    out.put("VerifyCertificate", call.system().cd().servers().isVerified());
    out.set("Certificates", Json.link(call.uri() + "/Certificates"));
    ObjectNode actions = out.putObject("Actions");
    info(INSERT_INFO, call).draw(actions, call.uri());
    info(EJECT_INFO, call).draw(actions, call.uri());
  }

  /** The BMC of the drive that the URI names. */
  static Bmc known(Call call) {
    if (!call.variable("media").equals(CD)) {
      throw call.missing();
    }
    return call.system();
  }

  private static Reply insert(Call call) {
    return insert(call, info(INSERT_INFO, call).parameters(call));
  }

  /** Older BMCs' way (iLO 4, Lenovo): an image inserts it, none ejects what is there. */
  private static Reply patch(Call call) {
    Bmc bmc = known(call);
    ObjectNode body = call.body();
    Patch patch = new Patch(body, call.resource().render(call));
    if (patch.has("VerifyCertificate")) {
      boolean on = patch.flag("VerifyCertificate", false);
      patch.then("VerifyCertificate", () -> bmc.cd().servers().verify(on));
    }
    ObjectNode given = body.deepCopy().retain(FILLING);
    FILLING.forEach(patch::ignore);
    Reply changed = patch.applied(call);
    JsonNode image = body.path("Image");
    if (image.isString() && !image.stringValue().isEmpty()) {
      return insert(call, info(INSERT_INFO, call).parameters(given));
    }
    boolean out = image.isString() || image.isNull() || !body.path("Inserted").asBoolean(true);
    if (out) {
      bmc.cd().eject();
    } else if (!given.isEmpty()) {
      throw new RedfishError(400, Message.of(BaseMessage.PROPERTY_MISSING, "Image"));
    }
    return changed;
  }

  private static Reply insert(Call call, Parameters parameters) {
    Bmc bmc = known(call);
    String image = parameters.text("Image");
    if (!parameters.flag("Inserted", true)) {
      throw notInList("false", "Inserted");
    }
    if (!parameters.flag("WriteProtected", true)) {
      throw notInList("false", "WriteProtected");
    }
    URI url = url(image, "Image", INSERT);
    int longest = bmc.settings().media().longestUrl();
    if (image.length() > longest) {
      throw new RedfishError(
          400,
          Message.of(BaseMessage.ACTION_PARAMETER_VALUE_FORMAT_ERROR, image, "Image", INSERT),
          Message.error("The URL has " + image.length() + " characters; at most " + longest));
    }
    String protocol = parameters.text("TransferProtocolType", "");
    if (!protocol.isEmpty() && !protocol.equalsIgnoreCase(url.getScheme())) {
      throw notInList(protocol, "TransferProtocolType");
    }
    MediaRequest request =
        bmc.settings()
            .media()
            .request(url, bmc.settings().scratch())
            .withCredentials(
                parameters.optionalText("UserName"), parameters.optionalText("Password"))
            .withTransfer(transfer(parameters.text("TransferMethod", "")))
            .trusting(bmc.cd().servers().trust());
    if (!bmc.settings().media().attached()) {
      bmc.note("a medium is not shown to the server: attach mode is detached");
      return Reply.noContent();
    }
    if (bmc.settings().faults().media().insertedEarly()) {
      VirtualMediaSlot.Claim claim = bmc.cd().claim(image);
      var unused =
          bmc.tasks()
              .start(
                  "Insert virtual medium",
                  percent -> bmc.cd().insert(claim, image, request, percent));
      return Reply.noContent();
    }
    if (bmc.settings().asyncMedia()) {
      return TaskResources.accepted(call, bmc, task(bmc, image, request));
    }
    bmc.cd().insert(image, request);
    return Reply.noContent();
  }

  private static Tasks.Task task(Bmc bmc, String image, MediaRequest request) {
    return bmc.tasks()
        .start("Insert virtual medium", percent -> bmc.cd().insert(image, request, percent));
  }

  private static Transfer transfer(String method) {
    return switch (method) {
      case "Stream" -> Transfer.STREAM;
      case "Upload" -> Transfer.UPLOAD;
      default -> Transfer.AUTO;
    };
  }

  private static RedfishError notInList(String value, String name) {
    return new RedfishError(
        400, Message.of(BaseMessage.ACTION_PARAMETER_VALUE_NOT_IN_LIST, value, name, INSERT));
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
        400, Message.of(BaseMessage.ACTION_PARAMETER_VALUE_FORMAT_ERROR, image, parameter, action));
  }

  private static Reply eject(Call call) {
    Bmc bmc = known(call);
    info(EJECT_INFO, call).parameters(call);
    bmc.cd().eject();
    return Reply.noContent();
  }
}
