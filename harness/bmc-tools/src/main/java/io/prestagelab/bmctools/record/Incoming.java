package io.prestagelab.bmctools.record;

import java.util.Map;

/**
 * A client's request.
 *
 * @param method HTTP method
 * @param target path and query
 * @param headers first value of each header, by its name in any case
 * @param body the body's bytes, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Incoming(String method, String target, Map<String, String> headers, byte[] body) {

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** How the client says who it is: {@code token}, {@code basic} or {@code none}. */
  String authentication() {
    if (headers.containsKey("X-Auth-Token")) {
      return "token";
    }
    return header("Authorization").isEmpty() ? "none" : "basic";
  }
}
