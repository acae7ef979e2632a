package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcEvent;
import io.prestagelab.emulator.bmc.VirtualMediaState;
import io.prestagelab.emulator.mockup.LiveSystem;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The virtual drives of a mockup's system: one of them at a time has the server's virtual CD. */
final class MockupDrives {
  private final Bmc bmc;
  private final Function<Request, Reply> own;
  private final Consumer<Request> authenticate;
  private final LiveSystem place;

  /** The drives that have moved, if the others are as the tree shows them; null: all have. */
  private @Nullable Set<String> moved;

  private volatile String occupied;

  MockupDrives(
      LiveSystem place, Bmc bmc, Function<Request, Reply> own, Consumer<Request> authenticate) {
    this.place = place;
    this.bmc = bmc;
    this.own = own;
    this.authenticate = authenticate;
    this.occupied = place.firstDrive().orElse("");
  }

  /** What lies in the drives is what the tree shows, until something is inserted or ejected. */
  void beginAsShown() {
    moved = ConcurrentHashMap.newKeySet();
    place.inserted().ifPresent(inserted -> occupied = inserted.drive());
    bmc.addListener(
        event -> {
          BmcEvent.Kind kind = event.kind();
          if (kind == BmcEvent.Kind.MEDIA_INSERTED || kind == BmcEvent.Kind.MEDIA_EJECTED) {
            move(occupied);
          }
        });
  }

  private void move(String drive) {
    if (moved != null) {
      moved.add(drive);
    }
  }

  private boolean hasMoved(String drive) {
    return moved == null || moved.contains(drive);
  }

  /** Puts what is in the drive now into its resource. */
  void draw(ObjectNode body, String drive) {
    VirtualMediaState state = bmc.cd().state();
    if (!hasMoved(drive)) {
      return;
    }
    boolean here = state.inserted() && drive.equals(occupied);
    body.put("Inserted", here);
    body.put("Image", here ? state.image() : null);
    replace(body, "ImageName", here ? state.imageName() : null);
    replace(body, "ConnectedVia", here ? state.connectedVia() : "NotConnected");
    if (here && body.has("WriteProtected")) {
      body.put("WriteProtected", state.writeProtected());
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

  private String action(String name) {
    return Ids.system(bmc.id()) + "/VirtualMedia/Cd/Actions/VirtualMedia." + name;
  }

  Reply insert(Request request, String drive) {
    boolean free = !bmc.cd().state().inserted();
    String before = occupied;
    if (free) {
      occupied = drive;
    }
    try {
      Reply reply = own.apply(request.at(action("InsertMedia")));
      move(drive);
      return reply;
    } catch (RuntimeException e) {
      occupied = before;
      throw e;
    }
  }

  Reply eject(Request request, String drive) {
    if (!drive.equals(occupied) && bmc.cd().state().inserted()) {
      authenticate.accept(request);
      move(drive);
      return Reply.noContent();
    }
    return own.apply(request.at(action("EjectMedia")));
  }

  /** Older BMCs take a medium by PATCH: an image to insert it, none to eject it. */
  Reply patch(Request request, ObjectNode body, String drive, ObjectNode shown) {
    JsonNode image = body.path("Image");
    if (image.isString() && !image.stringValue().isEmpty()) {
      return insert(request.post(body), drive);
    }
    boolean out = image.isNull() || image.isString() || !body.path("Inserted").asBoolean(true);
    if (!out) {
      List<Message> why = MockupRefusals.untaken(body, shown, List.of());
      throw new RedfishError(
          400,
          why.isEmpty()
              ? new Message[] {Message.of(BaseMessage.NO_OPERATION)}
              : why.toArray(Message[]::new));
    }
    return eject(request.post(Json.object()), drive);
  }
}
