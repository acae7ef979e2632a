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
 * @param service what the service asked is and remembers
 * @param account who asks, or null where nobody has to be known
 */
record Call(
    Request request,
    Resource resource,
    Map<String, String> variables,
    ServiceState service,
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

  RedfishError missing() {
    return new RedfishError(404, Message.of(BaseMessage.RESOURCE_MISSING_AT_URI, request.path()));
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
      throw new RedfishError(400, Message.of(BaseMessage.MALFORMED_JSON));
    }
    throw new RedfishError(400, Message.of(BaseMessage.UNRECOGNIZED_REQUEST_BODY));
  }
}
