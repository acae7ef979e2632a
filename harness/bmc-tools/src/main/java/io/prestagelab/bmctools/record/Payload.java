package io.prestagelab.bmctools.record;

import io.prestagelab.bmctools.scrub.Scrubber;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request or an answer: JSON, another text, or bytes. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Payload(byte[] bytes) {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** The body as a JSON object or array, if it is one. */
  Optional<JsonNode> json() {
    if (bytes.length == 0 || (bytes[0] != '{' && bytes[0] != '[')) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(bytes));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  Optional<String> text() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  void learn(Scrubber scrubber) {
    json().ifPresentOrElse(scrubber::learn, () -> text().ifPresent(scrubber::learn));
  }

  /** The same without secrets; bytes that are no text are not kept. */
  Payload clean(Scrubber scrubber) {
    return json()
        .map(json -> of(scrubber.clean(json)))
        .or(() -> text().map(text -> of(scrubber.clean(text))))
        .orElseGet(() -> of(""));
  }

  static Payload of(JsonNode json) {
    return new Payload(MAPPER.writeValueAsBytes(json));
  }

  static Payload of(String text) {
    return new Payload(text.getBytes(StandardCharsets.UTF_8));
  }

  /** As it stands in a recording. */
  void write(ObjectNode line, String name) {
    if (bytes.length == 0) {
      return;
    }
    Optional<JsonNode> json = json();
    Optional<String> text = text();
    if (json.isPresent()) {
      line.set(name, json.get());
    } else if (text.isPresent()) {
      line.put(name + "Text", text.get());
    } else {
      line.put(name + "Base64", Base64.getEncoder().encodeToString(bytes));
    }
  }

  /** Out of a recording; throws IllegalArgumentException for bytes that are no base64. */
  static Payload read(JsonNode line, String name) {
    if (line.has(name)) {
      return of(line.path(name));
    }
    if (line.has(name + "Base64")) {
      return new Payload(Base64.getDecoder().decode(line.path(name + "Base64").asString("")));
    }
    return of(line.path(name + "Text").asString(""));
  }
}
