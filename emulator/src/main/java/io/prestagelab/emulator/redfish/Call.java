package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Account;
import io.prestagelab.emulator.bmc.Bmc;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request on its way to a resource.
 *
 * @param request what came in
 * @param resource what it is for
 * @param variables values of the URI template's variables
 * @param service the service asked
 * @param account who asks, or null where nobody has to be known
 */
record Call(
    Request request,
    Resource resource,
    Map<String, String> variables,
    RedfishService service,
    @Nullable Account account) {

  /** The URI that was asked, without trailing slash or query. */
  String uri() {
    return resource.template().expand(variables);
  }

  String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw missing();
    }
    return value;
  }

  /** The system named by the template's variable {@code system}. */
  Bmc system() {
    return service.systems().find(variable("system")).orElseThrow(this::missing);
  }

  /** Fails if the system or drive that the URI names is not there. */
  void checkOwner() {
    if (variables.containsKey("system")) {
      system();
    }
    if (variables.containsKey("media")) {
      VirtualMediaResources.known(this);
    }
  }

  RedfishError missing() {
    return new RedfishError(404, Messages.resourceMissing(request.path()));
  }

  /** The request's body, which must be a JSON object; no body is an empty one. */
  ObjectNode body() {
    return object(request);
  }

  /** The body of {@code request}, as {@link #body} has it. */
  static ObjectNode object(Request request) {
    if (request.body().length == 0) {
      return Json.object();
    }
    try {
      JsonNode body = Json.MAPPER.readTree(request.body());
      if (body instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw new RedfishError(400, Messages.malformedJson());
    }
    throw new RedfishError(400, Messages.unrecognizedRequestBody());
  }
}
