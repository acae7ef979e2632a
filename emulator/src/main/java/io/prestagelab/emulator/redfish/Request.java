package io.prestagelab.emulator.redfish;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
}
