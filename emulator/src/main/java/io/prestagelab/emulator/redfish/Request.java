package io.prestagelab.emulator.redfish;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HTTP request as the service sees it, free of any HTTP library.
 *
 * @param method upper-case method
 * @param path path without query, percent-decoded by nobody
 * @param query query parameters, values in order
 * @param headers reader of a header by its name in any case
 * @param body the body's bytes, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(
    String method, String path, Map<String, List<String>> query, Headers headers, byte[] body) {

  /** Reads headers of a request. */
  @FunctionalInterface
  interface Headers {
    /** The header's value, or null. */
    @Nullable String get(String name);
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The same for another path. */
  Request at(String other) {
    return new Request(method, other, query, headers, body);
  }

  /** A POST of {@code parameters} in its place, by the same user and without precondition. */
  Request post(ObjectNode parameters) {
    return changing("POST", parameters);
  }

  /** A PATCH of {@code change} in its place, by the same user and without precondition. */
  Request patch(ObjectNode change) {
    return changing("PATCH", change);
  }

  private Request changing(String other, ObjectNode json) {
    Headers unconditional = name -> name.equalsIgnoreCase("If-Match") ? null : headers.get(name);
    byte[] bytes = Json.MAPPER.writeValueAsBytes(json);
    return new Request(other, path, Map.of(), unconditional, bytes);
  }
}
