package io.prestagelab.bmctools.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request and its answer in a recorded session.
 *
 * @param at milliseconds from the session's beginning to the request
 * @param milliseconds until the answer was complete
 * @param method HTTP method
 * @param target path and query
 * @param authentication how the client said who it is: {@code token}, {@code basic}, {@code none}
 * @param ifMatch {@code If-Match} of the request, empty if it had none
 * @param request body of the request
 * @param free JSON pointers into it of what was replaced and may be something else next time
 * @param status HTTP status; 0 if the BMC broke off
 * @param headers those of the answer that are kept
 * @param answer body of the answer
 */
record RecordedExchange(
    long at,
    long milliseconds,
    String method,
    String target,
    String authentication,
    String ifMatch,
    Payload request,
    List<String> free,
    int status,
    Map<String, String> headers,
    Payload answer) {

  ObjectNode json() {
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("at", at).put("took", milliseconds).put("method", method).put("target", target);
    line.put("auth", authentication);
    if (!ifMatch.isEmpty()) {
      line.put("ifMatch", ifMatch);
    }
    request.write(line, "request");
    if (!free.isEmpty()) {
      ArrayNode pointers = line.putArray("free");
      free.forEach(pointers::add);
    }
    line.put("status", status);
    ObjectNode kept = line.putObject("headers");
    headers.forEach(kept::put);
    answer.write(line, "answer");
    return line;
  }

  /** Out of a line; throws IllegalArgumentException that says what is missing. */
  static RecordedExchange read(JsonNode line) {
    for (String name : List.of("method", "target")) {
      if (!line.path(name).isString()) {
        throw new IllegalArgumentException("no '" + name + "'");
      }
    }
    if (!line.path("status").isIntegralNumber()) {
      throw new IllegalArgumentException("no 'status'");
    }
    List<String> free = new ArrayList<>();
    line.path("free").forEach(pointer -> free.add(pointer.asString("")));
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    line.path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asString("")));
    return new RecordedExchange(
        line.path("at").asLong(0),
        Math.max(0, line.path("took").asLong(0)),
        line.path("method").stringValue(),
        line.path("target").stringValue(),
        line.path("auth").asString("none"),
        line.path("ifMatch").asString(""),
        Payload.read(line, "request"),
        free,
        line.path("status").intValue(),
        headers,
        Payload.read(line, "answer"));
  }

  /** Method and target, for a report. */
  String title() {
    return method + " " + target;
  }
}
