package io.prestagelab.emulator.redfish;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of resource, declared once: where it is, what it shows, what can be done with it.
 * Routing, {@code Allow}, ETags and query parameters follow from this.
 */
final class Resource {

  /** Draws the resource's properties. */
  @FunctionalInterface
  interface Renderer {
    void render(Call call, ObjectNode target);
  }

  /** Does what a method asks for. */
  @FunctionalInterface
  interface Operation {
    Reply run(Call call);
  }

  /** An operation and what it requires. */
  record Allowed(Privilege privilege, Operation operation) {}

  private final UriTemplate template;
  private final String type;
  private final @Nullable Renderer renderer;
  private final Map<String, Allowed> operations = new LinkedHashMap<>();
  private Privilege reading = Privilege.LOGIN;
  private Function<Call, String> unseen = call -> "";

  /** Made when it is first asked for, when all operations are declared. */
  private volatile @Nullable String allow;

  private Resource(String uri, String type, @Nullable Renderer renderer) {
    this.template = UriTemplate.of(uri);
    this.type = type;
    this.renderer = renderer;
  }

  /** A resource of {@code type}, {@code #ComputerSystem.v1_22_0.ComputerSystem} for instance. */
  static Resource at(String uri, String type, Renderer renderer) {
    return new Resource(uri, type, renderer);
  }

  /** A place that takes POST only. */
  static Resource action(String uri, Privilege privilege, Operation operation) {
    return new Resource(uri, "", null).on("POST", privilege, operation);
  }

  /** Something that is no JSON and open to everybody. */
  static Resource document(String uri, Operation operation) {
    Resource document = new Resource(uri, "", null).open();
    return document.on("GET", Privilege.NONE, operation).on("HEAD", Privilege.NONE, operation);
  }

  /** Something that is opened by GET and goes on. */
  static Resource stream(String uri, Privilege privilege, Operation operation) {
    return new Resource(uri, "", null).on("GET", privilege, operation);
  }

  Resource on(String method, Privilege privilege, Operation operation) {
    operations.put(method, new Allowed(privilege, operation));
    return this;
  }

  /** Lets everybody read this resource without logging in. */
  Resource open() {
    reading = Privilege.NONE;
    return this;
  }

  /** Lets its ETag change with something that it does not show. */
  Resource withUnseen(Function<Call, String> what) {
    unseen = what;
    return this;
  }

  /** What belongs to it and is not shown; empty for most. */
  String unseen(Call call) {
    return unseen.apply(call);
  }

  /** Whether it can be too long for one answer. */
  boolean isPaged() {
    return type.contains(".LogEntryCollection");
  }

  UriTemplate template() {
    return template;
  }

  String type() {
    return type;
  }

  Privilege reading() {
    return reading;
  }

  boolean readable() {
    return renderer != null;
  }

  @Nullable Allowed operation(String method) {
    return operations.get(method);
  }

  /** The methods that this resource takes, for the header {@code Allow}. */
  String allow() {
    String known = allow;
    if (known == null) {
      known = methods();
      allow = known;
    }
    return known;
  }

  private String methods() {
    Set<String> methods = new TreeSet<>(operations.keySet());
    if (readable()) {
      methods.add("GET");
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }

  ObjectNode render(Call call) {
    ObjectNode body = Json.object();
    if (!type.isEmpty()) {
      body.put("@odata.id", call.uri());
      body.put("@odata.type", type);
    }
    if (renderer != null) {
      renderer.render(call, body);
    }
    return body;
  }
}
