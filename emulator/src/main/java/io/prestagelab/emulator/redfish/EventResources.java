package io.prestagelab.emulator.redfish;

import java.net.URI;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The event service: subscriptions and test events. */
final class EventResources {

  private static final String SERVICE = Ids.ROOT + "/EventService";
  private static final String SUBSCRIPTIONS = SERVICE + "/Subscriptions";
  private static final String TEST = "EventService.SubmitTestEvent";

  private EventResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(SERVICE, Types.EVENT_SERVICE, EventResources::service),
        Resource.at(
                SUBSCRIPTIONS, Types.collection("EventDestination"), EventResources::subscriptions)
            .on("POST", Privilege.CONFIGURE_MANAGER, EventResources::subscribe),
        Resource.at(
                SUBSCRIPTIONS + "/{subscription}",
                Types.SUBSCRIPTION,
                (call, out) -> draw(find(call), out))
            .on("DELETE", Privilege.CONFIGURE_MANAGER, EventResources::unsubscribe),
        Resource.action(
            SERVICE + "/Actions/" + TEST, Privilege.CONFIGURE_MANAGER, EventResources::test));
  }

  private static void service(Call call, ObjectNode out) {
    out.put("Id", "EventService");
    out.put("Name", "Event Service");
    out.put("ServiceEnabled", true);
    out.put("DeliveryRetryAttempts", 0);
    out.set("EventFormatTypes", Json.array(List.of("Event")));
    out.set("RegistryPrefixes", Json.array(List.of("ResourceEvent")));
    out.set("Status", Json.healthy());
    out.set("Subscriptions", Json.link(SUBSCRIPTIONS));
    ObjectNode test = out.putObject("Actions").putObject("#" + TEST);
    test.put("target", SERVICE + "/Actions/" + TEST);
  }

  private static void subscriptions(Call call, ObjectNode out) {
    List<String> uris =
        call.service().subscriptions().all().stream()
            .map(subscription -> SUBSCRIPTIONS + "/" + subscription.id())
            .toList();
    Collections.members(out, "Event Subscriptions Collection", uris);
  }

  private static Subscriptions.Subscription find(Call call) {
    return call.service()
        .subscriptions()
        .find(call.variable("subscription"))
        .orElseThrow(call::missing);
  }

  private static void draw(Subscriptions.Subscription subscription, ObjectNode out) {
    out.put("Id", subscription.id());
    out.put("Name", "Event subscription " + subscription.id());
    out.put("Destination", subscription.destination().toString());
    out.put("Context", subscription.context());
    out.put("Protocol", "Redfish");
    out.put("SubscriptionType", "RedfishEvent");
    out.put("EventFormatType", "Event");
    out.set("Status", Json.healthy());
  }

  private static Reply subscribe(Call call) {
    Patch body = new Patch(call.body(), Json.object());
    String destination =
        body.required("Destination", word -> word.matches("https?://[^\\s/]{1,255}(/\\S*)?"));
    body.choice("Protocol", "Redfish", EventResources::redfishOnly);
    String context = body.optional("Context", word -> word.length() <= 1024);
    for (String other :
        List.of(
            "EventTypes",
            "RegistryPrefixes",
            "ResourceTypes",
            "EventFormatType",
            "SubscriptionType",
            "DeliveryRetryPolicy",
            "HttpHeaders",
            "MessageIds")) {
      body.ignore(other);
    }
    body.apply();
    Subscriptions.Subscription made =
        call.service().subscriptions().add(URI.create(destination), context);
    String uri = SUBSCRIPTIONS + "/" + made.id();
    ObjectNode out = Json.object().put("@odata.id", uri).put("@odata.type", Types.SUBSCRIPTION);
    draw(made, out);
    return Reply.json(201, out).with("Location", uri);
  }

  private static String redfishOnly(String word) {
    if (!word.equals("Redfish")) {
      throw new IllegalArgumentException(word);
    }
    return word;
  }

  private static Reply unsubscribe(Call call) {
    call.service().subscriptions().remove(find(call).id());
    return Reply.noContent();
  }

  private static Reply test(Call call) {
    ObjectNode record = Json.object();
    record.put("MemberId", "0");
    record.put("EventType", "Other");
    record.put(
        "MessageId", call.body().path("MessageId").asString("ResourceEvent.1.4.TestMessage"));
    record.put("Message", "Test event");
    call.service().subscriptions().publish(record);
    return Reply.noContent();
  }
}
