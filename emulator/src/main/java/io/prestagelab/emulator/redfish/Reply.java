package io.prestagelab.emulator.redfish;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the service answers.
 *
 * @param status HTTP status
 * @param headers headers beyond those of every answer
 * @param body JSON body, or null for none
 * @param raw body that is no JSON, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(
    int status, Map<String, String> headers, @Nullable ObjectNode body, byte @Nullable [] raw) {

  static Reply json(int status, ObjectNode body) {
    return new Reply(status, Map.of(), body, null);
  }

  static Reply noContent() {
    return new Reply(204, Map.of(), null, null);
  }

  static Reply text(String type, byte[] bytes) {
    return new Reply(200, Map.of("Content-Type", type), null, bytes);
  }

  /** The same answer with one more header. */
  Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, raw);
  }
}
