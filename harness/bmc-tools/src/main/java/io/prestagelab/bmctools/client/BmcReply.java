package io.prestagelab.bmctools.client;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A BMC's answer. Any 2xx is success; a body that is missing or no JSON reads as an empty object.
 */
public record BmcReply(int status, HttpHeaders headers, String text) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Whether the status is a 2xx. */
  public boolean ok() {
    return status / 100 == 2;
  }

  /** The body as an object. */
  public JsonNode body() {
    try {
      JsonNode node = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
      return node.isObject() ? node : JsonNodeFactory.instance.objectNode();
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** The resource's ETag, from the header or the body. */
  public Optional<String> etag() {
    return headers.firstValue("ETag").or(() -> text(body(), "@odata.etag"));
  }

  /** Status and the BMC's own message, for an error. */
  public String reason() {
    JsonNode error = body().path("error");
    JsonNode info = error.path("@Message.ExtendedInfo").path(0).path("Message");
    String message = info.isString() ? info.stringValue() : error.path("message").asString("");
    return "HTTP " + status + (message.isEmpty() ? "" : ": " + message.strip());
  }

  /** The text of a property, if it is one and not empty. */
  public static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() && !value.stringValue().isEmpty()
        ? Optional.of(value.stringValue())
        : Optional.empty();
  }
}
