package io.prestagelab.emulator.redfish;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the service answers.
 *
 * @param status HTTP status
 * @param headers headers beyond those of every answer
 * @param body JSON body, or null for none
 * @param raw bytes of a body that is no JSON, or of {@code body} if they are known already, or null
 * @param stream takes over the connection and keeps it open, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(
    int status,
    Map<String, String> headers,
    @Nullable ObjectNode body,
    byte @Nullable [] raw,
    @Nullable Consumer<StreamSink> stream) {

  Reply(int status, Map<String, String> headers, @Nullable ObjectNode body, byte @Nullable [] raw) {
    this(status, headers, body, raw, null);
  }

  static Reply json(int status, ObjectNode body) {
    return new Reply(status, Map.of(), body, null);
  }

  static Reply noContent() {
    return new Reply(204, Map.of(), null, null);
  }

  static Reply text(String type, byte[] bytes) {
    return new Reply(200, Map.of("Content-Type", type), null, bytes);
  }

  /** An answer that does not end: {@code opened} is given the connection once its head is out. */
  static Reply stream(String type, Consumer<StreamSink> opened) {
    return new Reply(200, Map.of("Content-Type", type), null, null, opened);
  }

  /** The same answer with one more header. */
  Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, raw, stream);
  }

  /** The same answer whose JSON body is written as {@code bytes} already. */
  Reply written(byte[] bytes) {
    return new Reply(status, headers, body, bytes, stream);
  }

  /** The same answer with its JSON body to be written anew, since it has changed. */
  Reply unwritten() {
    return body == null ? this : new Reply(status, headers, body, null, stream);
  }

  /** The body's bytes; empty if there is none. */
  byte[] bytes() {
    if (raw != null) {
      return raw;
    }
    return body == null ? new byte[0] : Json.MAPPER.writeValueAsBytes(body);
  }
}
