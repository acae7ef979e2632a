package io.prestagelab.bmctools.record;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a client is answered.
 *
 * @param status HTTP status; {@link #SILENCE} closes the connection without an answer
 * @param headers headers beyond the length
 * @param body the body's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Outgoing(int status, Map<String, String> headers, byte[] body) {
  static final int SILENCE = 0;

  static Outgoing silence() {
    return new Outgoing(SILENCE, Map.of(), new byte[0]);
  }

  static Outgoing error(int status, String message) {
    String body =
        "{\"error\":{\"code\":\"Base.1.18.GeneralError\",\"message\":\"" + message + "\"}}";
    return new Outgoing(
        status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
  }
}
