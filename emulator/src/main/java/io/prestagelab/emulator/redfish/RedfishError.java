package io.prestagelab.emulator.redfish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A request that is answered with an error of the message registry (DSP0266, error responses). */
final class RedfishError extends RuntimeException {

  private final int status;
  private final List<Message> messages;
  private final Map<String, String> headers;

  RedfishError(int status, Message... messages) {
    this(status, Map.of(), List.of(messages));
  }

  RedfishError(int status, Map<String, String> headers, List<Message> messages) {
    super(messages.get(0).text());
    this.status = status;
    this.headers = headers;
    this.messages = messages;
  }

  RedfishError withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new RedfishError(status, more, messages);
  }

  int status() {
    return status;
  }

  Reply reply() {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    Message first = messages.get(0);
    error.put("code", first.id());
    error.put("message", first.text());
    ArrayNode info = error.putArray("@Message.ExtendedInfo");
    messages.forEach(message -> info.add(message.json()));
    return new Reply(status, headers, body, null);
  }
}
