package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BootOverride;
import io.prestagelab.emulator.bmc.OverrideEnabled;
import io.prestagelab.emulator.bmc.VirtualMediaState;
import io.prestagelab.emulator.mockup.LiveParts;
import io.prestagelab.emulator.mockup.MockupTree;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves a mockup's tree with a live BMC behind it: what can change is the BMC's, all else is the
 * tree's. What changes something is handed to the service as a request of its own form.
 */
final class MockupService {
  private static final String OWN_SESSIONS = Ids.ROOT + "/SessionService/Sessions";
  private static final String OWN_TASKS = Ids.ROOT + "/TaskService/";
  private static final Set<String> OPEN =
      Set.of("/redfish", Ids.ROOT, Ids.ROOT + "/odata", Ids.ROOT + "/$metadata");
  private static final String BOOT = "Boot";
  private static final String TARGET = "BootSourceOverrideTarget";

  private final MockupTree tree;
  private final LiveParts live;
  private final Bmc bmc;
  private final Function<Request, Reply> own;
  private final Consumer<Request> authenticate;
  private volatile String occupied;
  private volatile @Nullable String targetWord;

  /**
   * A service of {@code tree}.
   *
   * @param own answers requests of the BMC's own form
   * @param authenticate refuses who may not read
   */
  MockupService(
      MockupTree tree, Bmc bmc, Function<Request, Reply> own, Consumer<Request> authenticate) {
    this.tree = tree;
    this.live = new LiveParts(tree);
    this.bmc = bmc;
    this.own = own;
    this.authenticate = authenticate;
    this.occupied = live.firstDrive().orElse("");
  }

  Reply answer(Request request) {
    String path = bare(request.path());
    if (path.equals(live.sessions()) || path.startsWith(live.sessions() + "/")) {
      return sessions(request, path);
    }
    Optional<LiveParts.Target> target = live.target(path);
    if (target.isPresent()) {
      return act(request, target.get());
    }
    Optional<ObjectNode> body = draw(path);
    if (body.isEmpty()) {
      return other(request, path);
    }
    if (!OPEN.contains(path)) {
      authenticate.accept(request);
    }
    return switch (request.method()) {
      case "GET", "HEAD" -> read(request, path, body.get());
      case "PATCH" -> patch(request, path, body.get());
      default -> throw notAllowed(path);
    };
  }

  private static String bare(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** What is not in the tree: its documents, the BMC's tasks, nothing. */
  private Reply other(Request request, String path) {
    Optional<byte[]> document = tree.document(path);
    if (document.isPresent()) {
      return Reply.text("application/xml", document.get());
    }
    if (OPEN.contains(path) || path.startsWith(OWN_TASKS)) {
      return own.apply(request);
    }
    authenticate.accept(request);
    throw new RedfishError(404, Message.of(BaseMessage.RESOURCE_MISSING_AT_URI, request.path()));
  }

  private RedfishError notAllowed(String path) {
    return new RedfishError(405, Message.of(BaseMessage.OPERATION_NOT_ALLOWED))
        .withHeader("Allow", allow(path));
  }

  private String allow(String path) {
    return live.isBootPlace(path) || live.drive(path).isPresent()
        ? "GET, HEAD, PATCH"
        : "GET, HEAD";
  }

  private Reply read(Request request, String path, ObjectNode body) {
    String etag = Reading.etag(body);
    boolean tagged = !tree.knowsHeaders(path) || tree.header(path, "ETag").isPresent();
    if (tagged && Reading.matches(request.header("If-None-Match"), etag)) {
      return new Reply(304, Map.of("ETag", etag), null, null);
    }
    ObjectNode shown =
        Query.apply(body, request.query(), uri -> draw(bare(uri)).orElseGet(Json::object));
    if (tagged && body.has("@odata.type")) {
      shown.put("@odata.etag", etag);
    }
    Reply reply = Reply.json(200, shown).with("Allow", allow(path));
    Optional<String> link = tree.header(path, "Link");
    Reply linked = link.isPresent() ? reply.with("Link", link.get()) : reply;
    return tagged ? linked.with("ETag", etag) : linked;
  }

  /** The resource as it is now, without ETag. */
  private Optional<ObjectNode> draw(String path) {
    return tree.find(path)
        .map(
            body -> {
              body.remove("@odata.etag");
              if (live.isBootPlace(path)) {
                system(body);
              } else if (live.isChassis(path) && body.has("PowerState")) {
                body.put("PowerState", bmc.powerState().wire());
              }
              live.drive(path).ifPresent(drive -> media(body, drive));
              return body;
            });
  }

  private void system(ObjectNode body) {
    if (body.has("PowerState")) {
      body.put("PowerState", bmc.powerState().wire());
    }
    if (body.path(BOOT) instanceof ObjectNode boot) {
      BootOverride override = bmc.bootOverride();
      boolean set = override.enabled() != OverrideEnabled.DISABLED;
      String word = targetWord;
      boot.put("BootSourceOverrideEnabled", override.enabled().wire());
      boot.put(TARGET, set && word != null ? word : override.target().wire());
      if (boot.has("BootSourceOverrideMode")) {
        boot.put("BootSourceOverrideMode", Wire.mode(override.mode()));
      }
    }
  }

  private void media(ObjectNode body, String drive) {
    VirtualMediaState state = bmc.cd().state();
    boolean here = state.inserted() && drive.equals(occupied);
    body.put("Inserted", here);
    body.put("Image", here ? state.image() : null);
    replace(body, "ImageName", here ? state.imageName() : null);
    replace(body, "ConnectedVia", here ? state.connectedVia() : "NotConnected");
    if (here) {
      replace(body, "WriteProtected", state.writeProtected());
    }
    if (here && state.image() != null) {
      replace(body, "TransferProtocolType", state.image().startsWith("https:") ? "HTTPS" : "HTTP");
    }
  }

  private static void replace(ObjectNode body, String name, @Nullable String value) {
    if (body.has(name)) {
      body.put(name, value);
    }
  }

  private static void replace(ObjectNode body, String name, boolean value) {
    if (body.has(name)) {
      body.put(name, value);
    }
  }

  private Reply sessions(Request request, String path) {
    String inner = OWN_SESSIONS + path.substring(live.sessions().length());
    Reply reply = own.apply(request.at(inner));
    String location = reply.headers().get("Location");
    Reply moved = location == null ? reply : reply.with("Location", outer(location));
    ObjectNode body = moved.body();
    return body == null ? moved : new Reply(moved.status(), moved.headers(), outer(body), null);
  }

  private String outer(String path) {
    return path.startsWith(OWN_SESSIONS)
        ? live.sessions() + path.substring(OWN_SESSIONS.length())
        : path;
  }

  private ObjectNode outer(ObjectNode body) {
    ObjectNode copy = body.deepCopy();
    copy.findParents("@odata.id")
        .forEach(
            node ->
                ((ObjectNode) node).put("@odata.id", outer(node.path("@odata.id").asString(""))));
    return copy;
  }

  private Reply act(Request request, LiveParts.Target target) {
    if (!request.method().equals("POST")) {
      authenticate.accept(request);
      throw new RedfishError(405, Message.of(BaseMessage.OPERATION_NOT_ALLOWED))
          .withHeader("Allow", "POST");
    }
    String cd = Ids.system(bmc.id()) + "/VirtualMedia/Cd/Actions/VirtualMedia.";
    return switch (target.action()) {
      case RESET -> own.apply(request.at(Ids.system(bmc.id()) + "/Actions/ComputerSystem.Reset"));
      case INSERT -> insert(request.at(cd + "InsertMedia"), target.drive());
      case EJECT -> eject(request.at(cd + "EjectMedia"), target.drive());
    };
  }

  private Reply insert(Request request, String drive) {
    boolean free = !bmc.cd().state().inserted();
    String before = occupied;
    if (free) {
      occupied = drive;
    }
    try {
      return own.apply(request);
    } catch (RuntimeException e) {
      occupied = before;
      throw e;
    }
  }

  private Reply eject(Request request, String drive) {
    if (!drive.equals(occupied) && bmc.cd().state().inserted()) {
      authenticate.accept(request);
      return Reply.noContent();
    }
    return own.apply(request);
  }

  private Reply patch(Request request, String path, ObjectNode shown) {
    Optional<String> drive = live.drive(path);
    if (!live.isBootPlace(path) && drive.isEmpty()) {
      throw notAllowed(path);
    }
    String known = request.header("If-Match");
    if (known != null && !Reading.matches(known, Reading.etag(shown))) {
      throw new RedfishError(412, Message.of(BaseMessage.PRECONDITION_FAILED));
    }
    ObjectNode body = Call.object(request);
    return drive.isPresent() ? patchDrive(request, body, drive.get()) : boot(request, body, shown);
  }

  /** Older BMCs take a medium by PATCH: an image to insert it, none to eject it. */
  private Reply patchDrive(Request request, ObjectNode body, String drive) {
    JsonNode image = body.path("Image");
    String actions = Ids.system(bmc.id()) + "/VirtualMedia/Cd/Actions/VirtualMedia.";
    if (image.isString() && !image.stringValue().isEmpty()) {
      return insert(request.at(actions + "InsertMedia").post(body), drive);
    }
    boolean out = image.isNull() || image.isString() || !body.path("Inserted").asBoolean(true);
    if (!out) {
      throw new RedfishError(
          400,
          Message.of(BaseMessage.PROPERTY_NOT_WRITABLE, String.join(", ", body.propertyNames())));
    }
    return eject(request.at(actions + "EjectMedia").post(Json.object()), drive);
  }

  private Reply boot(Request request, ObjectNode body, ObjectNode shown) {
    ObjectNode inner = body.deepCopy();
    JsonNode word = body.path(BOOT).path(TARGET);
    if (word.isString()) {
      String wanted = word.stringValue();
      JsonNode allowed = shown.path(BOOT).path(TARGET + "@Redfish.AllowableValues");
      boolean offered =
          allowed.isEmpty()
              || allowed.valueStream().anyMatch(value -> wanted.equals(value.asString("")));
      if (!offered) {
        throw new RedfishError(
            400, Message.of(BaseMessage.PROPERTY_VALUE_NOT_IN_LIST, wanted, BOOT + "/" + TARGET));
      }
      ((ObjectNode) inner.path(BOOT)).put(TARGET, ownTarget(wanted));
    }
    Reply reply = own.apply(request.at(Ids.system(bmc.id())).patch(inner));
    if (word.isString()) {
      targetWord = word.stringValue();
    }
    return reply;
  }

  /** Some BMCs call their virtual CD a USB one. */
  private static String ownTarget(String word) {
    return word.equals("UsbCd") ? "Cd" : word;
  }
}
