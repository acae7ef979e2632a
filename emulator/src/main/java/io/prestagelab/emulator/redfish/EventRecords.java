package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.BmcEvent;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What the BMC saw, as records of Redfish events with messages of the ResourceEvent registry. */
final class EventRecords {

  private static final String REGISTRY = "ResourceEvent.1.4.";

  private EventRecords() {}

  static ObjectNode of(String system, BmcEvent event) {
    String origin = Ids.system(system);
    ObjectNode record = Json.object();
    record.put("MemberId", "0");
    record.put("EventId", String.valueOf(event.id()));
    record.put("EventType", "Other");
    record.put("EventTimestamp", event.at().truncatedTo(ChronoUnit.SECONDS).toString());
    message(origin, event, record);
    record.put("MessageSeverity", Wire.severity(event));
    record.set("OriginOfCondition", Json.link(origin));
    record.set("LogEntry", Json.link(origin + "/LogServices/SEL/Entries/" + event.id()));
    return record;
  }

  /** What a message of the ResourceEvent registry says of it. */
  static void message(String origin, BmcEvent event, ObjectNode record) {
    String key = key(event);
    boolean power = !key.equals("ResourceChanged");
    String text =
        switch (key) {
          case "ResourcePoweredOn" -> "The resource '" + origin + "' has powered on.";
          case "ResourcePoweredOff" -> "The resource '" + origin + "' has powered off.";
          case "ResourcePoweringOn" -> "The resource '" + origin + "' is powering on.";
          case "ResourcePoweringOff" -> "The resource '" + origin + "' is powering off.";
          default -> "One or more resource properties have changed.";
        };
    String detail = event.detail().isEmpty() ? "" : ": " + event.detail();
    record.put("MessageId", REGISTRY + key);
    record.put("Message", text + " (" + event.kind() + detail + ")");
    record.set("MessageArgs", Json.array(power ? List.of(origin) : List.of()));
  }

  private static String key(BmcEvent event) {
    if (event.kind() != BmcEvent.Kind.POWER_CHANGED) {
      return "ResourceChanged";
    }
    return switch (event.detail().split(" ", 2)[0]) {
      case "On" -> "ResourcePoweredOn";
      case "Off" -> "ResourcePoweredOff";
      case "PoweringOn" -> "ResourcePoweringOn";
      case "PoweringOff" -> "ResourcePoweringOff";
      default -> "ResourceChanged";
    };
  }
}
