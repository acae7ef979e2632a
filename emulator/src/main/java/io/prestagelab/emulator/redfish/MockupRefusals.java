package io.prestagelab.emulator.redfish;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a mockup does not do. */
final class MockupRefusals {

  private MockupRefusals() {}

  /** 405 for something that is there. */
  static RedfishError notAllowed(String allowed) {
    return new RedfishError(405, Message.of(BaseMessage.OPERATION_NOT_ALLOWED))
        .withHeader("Allow", allowed);
  }

  /** 501 for an action that the tree offers and behind which there is nothing. */
  static RedfishError lifeless(String action) {
    return new RedfishError(
        501, Message.of(BaseMessage.ACTION_NOT_SUPPORTED, action.replaceFirst("^#", "")));
  }

  /** What of {@code body} nobody took: there in the tree and fixed, or not there at all. */
  static List<Message> untaken(ObjectNode body, ObjectNode shown, List<String> taken) {
    List<Message> all = new ArrayList<>();
    for (String name : body.propertyNames()) {
      if (!taken.contains(name) && !name.startsWith("@odata.")) {
        BaseMessage why =
            shown.has(name) ? BaseMessage.PROPERTY_NOT_WRITABLE : BaseMessage.PROPERTY_UNKNOWN;
        all.add(Message.of(why, name));
      }
    }
    return all;
  }
}
