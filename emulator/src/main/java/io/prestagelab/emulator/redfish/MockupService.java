package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.mockup.LiveParts;
import io.prestagelab.emulator.mockup.LiveSystem;
import io.prestagelab.emulator.mockup.MockupTree;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves a mockup's tree with live BMCs behind its systems: what has changed is the BMCs', all else
 * is the tree's. What changes something is handed to the service as a request of its own form.
 */
final class MockupService {
  private static final String OWN_SESSIONS = Ids.ROOT + "/SessionService/Sessions";
  private static final String OWN_TASKS = Ids.ROOT + "/TaskService/";
  private static final Set<String> OPEN =
      Set.of("/redfish", Ids.ROOT, Ids.ROOT + "/odata", Ids.ROOT + "/$metadata");

  private final MockupTree tree;
  private final LiveParts live;
  private final List<MockupSystem> systems = new ArrayList<>();
  private final Function<Request, Reply> own;
  private final Consumer<Request> authenticate;

  /**
   * A service of {@code tree}.
   *
   * @param bmcs behind the tree's systems, in their order; systems beyond them do not live
   * @param own answers requests of the BMCs' own form
   * @param authenticate refuses who may not read
   */
  MockupService(
      MockupTree tree,
      Iterable<Bmc> bmcs,
      Function<Request, Reply> own,
      Consumer<Request> authenticate) {
    this.tree = tree;
    this.live = new LiveParts(tree);
    this.own = own;
    this.authenticate = authenticate;
    Iterator<LiveSystem> places = live.systems().iterator();
    for (Bmc bmc : bmcs) {
      if (places.hasNext()) {
        systems.add(new MockupSystem(places.next(), bmc, own, authenticate));
      }
    }
  }

  /** The servers begin as the tree shows them, not off and empty. */
  void beginAsShown() {
    systems.forEach(MockupSystem::beginAsShown);
  }

  Reply answer(Request request) {
    String path = bare(request.path());
    if (path.equals(live.sessions()) || path.startsWith(live.sessions() + "/")) {
      return sessions(request, path);
    }
    Optional<MockupSystem> system = systems.stream().filter(each -> each.has(path)).findFirst();
    if (system.isPresent() && system.get().acts(path)) {
      return system.get().act(request, path);
    }
    Optional<ObjectNode> body = shown(request, path);
    if (body.isEmpty()) {
      return other(request, path);
    }
    if (!OPEN.contains(path)) {
      authenticate.accept(request);
    }
    String method = request.method();
    if (method.equals("GET") || method.equals("HEAD")) {
      return read(request, path, body.get());
    }
    if (method.equals("PATCH") && system.isPresent() && system.get().isWritable(path)) {
      return system.get().patch(request, path, body.get());
    }
    throw MockupRefusals.notAllowed(allow(path));
  }

  private static String bare(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** The page that was asked for, if the tree has it, or the resource as it is now. */
  private Optional<ObjectNode> shown(Request request, String path) {
    return tree.page(path, request.query()).or(() -> draw(path));
  }

  /** The resource as it is now, without ETag. */
  private Optional<ObjectNode> draw(String path) {
    Optional<ObjectNode> body = tree.find(path);
    body.ifPresent(
        resource -> {
          resource.remove("@odata.etag");
          systems.forEach(system -> system.draw(path, resource));
        });
    return body;
  }

  /** What is not in the tree: its documents, the BMC's tasks, actions without life, nothing. */
  private Reply other(Request request, String path) {
    Optional<byte[]> document = tree.document(path);
    if (document.isPresent()) {
      return Reply.text("application/xml", document.get());
    }
    if (OPEN.contains(path) || path.startsWith(OWN_TASKS)) {
      return own.apply(request);
    }
    authenticate.accept(request);
    Optional<String> action = live.offered(path);
    if (action.isPresent()) {
      throw request.method().equals("POST")
          ? MockupRefusals.lifeless(action.get())
          : MockupRefusals.notAllowed("POST");
    }
    throw new RedfishError(404, Message.of(BaseMessage.RESOURCE_MISSING_AT_URI, request.path()));
  }

  private String allow(String path) {
    return systems.stream().anyMatch(system -> system.isWritable(path))
        ? "GET, HEAD, PATCH"
        : "GET, HEAD";
  }

  private Reply read(Request request, String path, ObjectNode body) {
    String etag = Reading.etag(body);
    boolean tagged = !tree.knowsHeaders(path) || tree.header(path, "ETag").isPresent();
    if (tagged && Reading.matches(request.header("If-None-Match"), etag)) {
      return new Reply(304, Map.of("ETag", etag), null, null);
    }
    ObjectNode answer = asked(request, path, body);
    if (tagged && body.has("@odata.type")) {
      answer.put("@odata.etag", etag);
    }
    Reply reply = Reply.json(200, answer).with("Allow", allow(path));
    Optional<String> link = tree.header(path, "Link");
    Reply linked = link.isPresent() ? reply.with("Link", link.get()) : reply;
    return tagged ? linked.with("ETag", etag) : linked;
  }

  /** What the query makes of it; a page that the tree has, and all without query, as it is. */
  private ObjectNode asked(Request request, String path, ObjectNode body) {
    Map<String, List<String>> query = request.query();
    if (query.isEmpty() || tree.page(path, query).isPresent()) {
      return body;
    }
    return Query.apply(tree.whole(body), query, uri -> draw(bare(uri)).orElseGet(Json::object));
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
}
