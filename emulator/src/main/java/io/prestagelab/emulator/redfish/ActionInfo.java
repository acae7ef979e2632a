package io.prestagelab.emulator.redfish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of an action, declared once: its {@code @Redfish.ActionInfo} resource, the
 * allowable values beside the action, and the refusal of parameters that are not among them follow
 * from this.
 */
final class ActionInfo {

  private record Parameter(String name, String type, boolean required, List<String> values) {}

  private final String owner;
  private final String action;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private Consumer<Call> owned;

  private ActionInfo(String owner, String action) {
    this.owner = owner;
    this.action = action;
    this.owned = owner.contains("{system}") ? Call::system : call -> {};
  }

  /**
   * An action without parameters so far.
   *
   * @param owner URI of the resource that has the action
   * @param action {@code ComputerSystem.Reset}
   */
  static ActionInfo of(String owner, String action) {
    return new ActionInfo(owner, action);
  }

  /** Refuses calls whose URI names an owner that {@code check} does not find. */
  ActionInfo ownedBy(Consumer<Call> check) {
    owned = check;
    return this;
  }

  ActionInfo text(String name, boolean required) {
    return with(new Parameter(name, "String", required, List.of()));
  }

  ActionInfo choice(String name, boolean required, List<String> values) {
    return with(new Parameter(name, "String", required, values));
  }

  ActionInfo texts(String name) {
    return with(new Parameter(name, "StringArray", false, List.of()));
  }

  ActionInfo flag(String name) {
    return with(new Parameter(name, "Boolean", false, List.of()));
  }

  ActionInfo object(String name) {
    return with(new Parameter(name, "Object", true, List.of()));
  }

  private ActionInfo with(Parameter parameter) {
    parameters.put(parameter.name(), parameter);
    return this;
  }

  private String id() {
    return action.substring(action.indexOf('.') + 1) + "ActionInfo";
  }

  /** The resource that describes the action. */
  Resource resource() {
    return Resource.at(owner + "/" + id(), Types.ACTION_INFO, this::render);
  }

  private void render(Call call, ObjectNode out) {
    owned.accept(call);
    out.put("Id", id());
    out.put("Name", action + " Action Info");
    ArrayNode list = out.putArray("Parameters");
    for (Parameter parameter : parameters.values()) {
      ObjectNode one = list.addObject();
      one.put("Name", parameter.name());
      one.put("Required", parameter.required());
      one.put("DataType", parameter.type());
      if (!parameter.values().isEmpty()) {
        one.set("AllowableValues", Json.array(parameter.values()));
      }
    }
  }

  /** Draws the action into a resource's Actions. */
  void draw(ObjectNode actions, String uri) {
    ObjectNode one = actions.putObject("#" + action);
    one.put("target", uri + "/Actions/" + action);
    one.put("@Redfish.ActionInfo", uri + "/" + id());
    for (Parameter parameter : parameters.values()) {
      if (!parameter.values().isEmpty()) {
        one.set(parameter.name() + "@Redfish.AllowableValues", Json.array(parameter.values()));
      }
    }
  }

  /** The parameters of a call, unknown and missing ones refused. */
  Parameters parameters(Call call) {
    return parameters(call.body());
  }

  /** The same, given otherwise than in a call of the action. */
  Parameters parameters(ObjectNode body) {
    Parameters given = new Parameters(action, body);
    for (Parameter parameter : parameters.values()) {
      given.check(parameter.name(), parameter.type(), parameter.values());
    }
    given.nothingElse();
    for (Parameter parameter : parameters.values()) {
      if (parameter.required()) {
        given.require(parameter.name());
      }
    }
    return given;
  }
}
