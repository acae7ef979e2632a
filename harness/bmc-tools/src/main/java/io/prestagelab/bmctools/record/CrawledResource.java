package io.prestagelab.bmctools.record;

import io.prestagelab.bmctools.record.Upstream.Answered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One resource as the BMC showed it.
 *
 * @param path its path, without query
 * @param body its bytes
 * @param headers those of its headers that say something about the resource
 * @param milliseconds until it was there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CrawledResource(String path, byte[] body, Map<String, String> headers, long milliseconds) {

  /** Headers that are kept: they matter to clients, and none opens doors. */
  static final List<String> KEPT =
      List.of(
          "Allow",
          "Cache-Control",
          "Content-Type",
          "ETag",
          "Link",
          "Location",
          "OData-Version",
          "Retry-After",
          "WWW-Authenticate");

  static CrawledResource of(String path, Answered answered) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT) {
      answered.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
    }
    return new CrawledResource(path, answered.body(), headers, answered.milliseconds());
  }

  CrawledResource with(byte[] other) {
    return new CrawledResource(path, other, headers, milliseconds);
  }

  boolean isJson() {
    int i = 0;
    while (i < body.length && Character.isWhitespace(body[i])) {
      i++;
    }
    return i < body.length && body[i] == '{';
  }

  /** The body as an object. */
  JsonNode json() throws JacksonException {
    return JsonMapper.shared().readTree(body);
  }
}
