package io.prestagelab.emulator.redfish;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which events a subscriber wants; an empty list wants all.
 *
 * @param registryPrefixes registries that the message is of
 * @param messageIds messages, with or without registry and version
 * @param resourceTypes types of the resource that the event is about
 * @param originResources URIs of the resource that the event is about
 * @param subordinates whether resources below those count too
 * @param without registries and messages that are not wanted
 */
record EventFilter(
    List<String> registryPrefixes,
    List<String> messageIds,
    List<String> resourceTypes,
    List<String> originResources,
    boolean subordinates,
    Without without) {

  /** Registries and messages that a subscriber does not want. */
  record Without(List<String> registryPrefixes, List<String> messageIds) {
    static final Without NOTHING = new Without(List.of(), List.of());
  }

  static final EventFilter ALL =
      new EventFilter(List.of(), List.of(), List.of(), List.of(), false, Without.NOTHING);

  private static final Map<String, String> TYPES =
      Map.of("Systems", "ComputerSystem", "Managers", "Manager", "Chassis", "Chassis");

  boolean accepts(ObjectNode record) {
    String messageId = record.path("MessageId").asString("");
    String origin = record.at("/OriginOfCondition/@odata.id").asString("");
    return fits(registryPrefixes, registry(messageId))
        && !without.registryPrefixes().contains(registry(messageId))
        && without.messageIds().stream().noneMatch(id -> names(id, messageId))
        && (messageIds.isEmpty() || messageIds.stream().anyMatch(id -> names(id, messageId)))
        && fits(resourceTypes, type(origin))
        && (originResources.isEmpty()
            || originResources.stream().anyMatch(uri -> isAbout(uri, origin)));
  }

  private static boolean fits(List<String> wanted, String found) {
    return wanted.isEmpty() || wanted.contains(found);
  }

  private static boolean names(String id, String messageId) {
    return id.equals(messageId)
        || messageId.endsWith("." + id)
        || (messageId.startsWith(id.substring(0, id.indexOf('.') + 1))
            && messageId.endsWith(id.substring(id.lastIndexOf('.') + 1))
            && id.chars().filter(c -> c == '.').count() == 1);
  }

  private boolean isAbout(String uri, String origin) {
    return origin.equals(uri) || (subordinates && origin.startsWith(uri + "/"));
  }

  private static String registry(String messageId) {
    int dot = messageId.indexOf('.');
    return dot < 0 ? "" : messageId.substring(0, dot);
  }

  private static String type(String origin) {
    String[] segments = origin.split("/");
    return segments.length < 5 ? "" : TYPES.getOrDefault(segments[3], "");
  }

  /** What a stream's $filter can ask of an event. */
  static JsonNode asked(ObjectNode record) {
    String origin = record.at("/OriginOfCondition/@odata.id").asString("");
    ObjectNode asked = Json.object();
    asked.put("EventFormatType", "Event");
    asked.put("EventType", record.path("EventType").asString(""));
    asked.put("MessageId", record.path("MessageId").asString(""));
    asked.put("RegistryPrefix", registry(record.path("MessageId").asString("")));
    asked.put("OriginResource", origin);
    asked.put("ResourceType", type(origin));
    return asked;
  }

  void draw(ObjectNode out) {
    out.set("RegistryPrefixes", Json.array(registryPrefixes));
    out.set("MessageIds", Json.array(messageIds));
    out.set("ExcludeRegistryPrefixes", Json.array(without.registryPrefixes()));
    out.set("ExcludeMessageIds", Json.array(without.messageIds()));
    out.set("ResourceTypes", Json.array(resourceTypes));
    out.put("OriginResources@odata.count", originResources.size());
    out.set("OriginResources", Json.links(originResources));
    out.put("SubordinateResources", subordinates);
  }
}
