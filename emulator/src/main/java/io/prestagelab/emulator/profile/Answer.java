package io.prestagelab.emulator.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a BMC answers.
 *
 * @param status HTTP status
 * @param headers headers of its own
 * @param body JSON body; absent for none
 * @param raw another body; absent for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(
    int status, Map<String, String> headers, @Nullable ObjectNode body, byte @Nullable [] raw) {

  static Answer of(ObjectNode body) {
    return new Answer(200, Map.of(), body, null);
  }

  static Answer error(int status, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", "Base.1.18.GeneralError").put("message", message);
    return new Answer(status, Map.of(), body, null);
  }

  Answer status(int other, @Nullable ObjectNode newBody) {
    return new Answer(other, headers, newBody, null);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body, raw);
  }

  Answer without(String header) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new Answer(status, fewer, body, raw);
  }

  boolean ok() {
    return status / 100 == 2;
  }
}
