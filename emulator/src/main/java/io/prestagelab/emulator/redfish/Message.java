package io.prestagelab.emulator.redfish;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of DMTF's Base registry, or of a vendor's.
 *
 * @param key the message's name in the registry, or its whole id if it is of another one
 * @param severity OK, Warning or Critical
 * @param text the message with its arguments filled in
 * @param args arguments
 * @param resolution what the client can do
 * @param property JSON pointer of the property that is meant, or empty
 */
record Message(
    String key,
    String severity,
    String text,
    List<String> args,
    String resolution,
    String property) {

  static final String REGISTRY = "Base.1.22";

  /** A message of the registry with its arguments filled in. */
  static Message of(BaseMessage base, String... args) {
    String filled = base.text();
    for (int i = 0; i < args.length; i++) {
      filled = filled.replace("%" + (i + 1), args[i]);
    }
    String property = base.property() == 0 ? "" : "#/" + args[base.property() - 1];
    return new Message(
        base.key(), base.severity(), filled, List.of(args), base.resolution(), property);
  }

  /** What no other message says. */
  static Message error(String text) {
    BaseMessage base = BaseMessage.GENERAL_ERROR;
    return new Message(base.key(), base.severity(), text, List.of(), base.resolution(), "");
  }

  /** A message of a vendor's registry, whose whole id is {@code id}. */
  static Message foreign(String id, String text, String help) {
    return new Message(id, "Critical", text, List.of(), help, "");
  }

  String id() {
    return key.indexOf('.') < 0 ? REGISTRY + "." + key : key;
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("@odata.type", "#Message.v1_2_1.Message");
    json.put("MessageId", id());
    json.put("Message", text);
    json.set("MessageArgs", Json.array(args));
    json.put("MessageSeverity", severity);
    json.put("Resolution", resolution);
    if (!property.isEmpty()) {
      json.set("RelatedProperties", Json.array(List.of(property)));
    }
    return json;
  }
}
