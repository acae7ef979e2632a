package io.prestagelab.emulator.redfish;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The event service: subscriptions, server-sent events, test events.
 *
 * <p>Source: DSP0266, Eventing and Server-sent events.
 */
final class EventResources {

  private static final String SERVICE = Ids.ROOT + "/EventService";
  private static final String SUBSCRIPTIONS = SERVICE + "/Subscriptions";
  private static final String TEST = "EventService.SubmitTestEvent";
  private static final Set<String> FORBIDDEN_HEADERS =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

  /** Where a client opens a stream of events. */
  static final String STREAM = SERVICE + "/SSE";

  private static final ActionInfo TEST_INFO =
      ActionInfo.of(SERVICE, TEST)
          .text("MessageId", true)
          .text("Message", false)
          .texts("MessageArgs")
          .text("EventId", false)
          .text("EventType", false)
          .text("EventTimestamp", false)
          .text("EventGroupId", false)
          .text("OriginOfCondition", false)
          .choice("MessageSeverity", false, List.of("OK", "Warning", "Critical"))
          .choice("Severity", false, List.of("OK", "Warning", "Critical"));

  private static final String RESUME = "EventDestination.ResumeSubscription";
  private static final ActionInfo RESUME_INFO =
      ActionInfo.of(SUBSCRIPTIONS + "/{subscription}", RESUME).ownedBy(EventResources::find);

  private EventResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(SERVICE, Types.EVENT_SERVICE, EventResources::service)
            .on("PATCH", Privilege.CONFIGURE_MANAGER, EventResources::change),
        Resource.at(
                SUBSCRIPTIONS, Types.collection("EventDestination"), EventResources::subscriptions)
            .on("POST", Privilege.CONFIGURE_MANAGER, EventResources::subscribe),
        Resource.at(
                SUBSCRIPTIONS + "/{subscription}",
                Types.SUBSCRIPTION,
                (call, out) -> draw(find(call), out))
            .on("PATCH", Privilege.CONFIGURE_MANAGER, EventResources::patch)
            .on("DELETE", Privilege.CONFIGURE_MANAGER, EventResources::unsubscribe),
        RESUME_INFO.resource(),
        Resource.action(
            SUBSCRIPTIONS + "/{subscription}/Actions/" + RESUME,
            Privilege.CONFIGURE_MANAGER,
            EventResources::resume),
        Resource.stream(STREAM, Privilege.LOGIN, EventResources::stream),
        TEST_INFO.resource(),
        Resource.action(
            SERVICE + "/Actions/" + TEST, Privilege.CONFIGURE_MANAGER, EventResources::test));
  }

  private static void service(Call call, ObjectNode out) {
    out.put("Id", "EventService");
    out.put("Name", "Event Service");
    out.put("ServiceEnabled", true);
    Delivery.Retries retries = call.service().subscriptions().retries();
    out.put("DeliveryRetryAttempts", retries.attempts());
    out.put("DeliveryRetryIntervalSeconds", retries.seconds());
    out.put("ExcludeMessageId", true);
    out.put("ExcludeRegistryPrefix", true);
    out.put("IncludeOriginOfConditionSupported", false);
    out.set("EventFormatTypes", Json.array(List.of("Event")));
    out.set("RegistryPrefixes", Json.array(List.of("ResourceEvent")));
    out.set("ResourceTypes", Json.array(List.of("ComputerSystem")));
    out.put("SubordinateResourcesSupported", true);
    out.put("ServerSentEventUri", STREAM);
    ObjectNode filter = out.putObject("SSEFilterPropertiesSupported");
    for (String name :
        List.of("EventFormatType", "MessageId", "OriginResource", "RegistryPrefix")) {
      filter.put(name, true);
    }
    filter.put("ResourceType", true);
    filter.put("MetricReportDefinition", false).put("SubordinateResources", false);
    out.set("Status", Json.healthy());
    out.set("Subscriptions", Json.link(SUBSCRIPTIONS));
    TEST_INFO.draw(out.putObject("Actions"), SERVICE);
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

  private static Reply change(Call call) {
    Patch patch = new Patch(call.body(), call.resource().render(call));
    Delivery.Retries old = call.service().subscriptions().retries();
    int attempts = (int) patch.number("DeliveryRetryAttempts", old.attempts(), 0, 20);
    int seconds = (int) patch.number("DeliveryRetryIntervalSeconds", old.seconds(), 1, 3600);
    Delivery.Retries other = new Delivery.Retries(attempts, seconds);
    patch.then("Retries", () -> call.service().subscriptions().retries(other));
    return patch.applied(call);
  }

  private static Reply resume(Call call) {
    RESUME_INFO.parameters(call);
    Delivery delivery = find(call).delivery();
    if (delivery != null) {
      delivery.resume();
    }
    return Reply.noContent();
  }

  private static void draw(Subscriptions.Subscription subscription, ObjectNode out) {
    out.put("Id", String.valueOf(subscription.id()));
    out.put("Name", "Event subscription " + subscription.id());
    Delivery delivery = subscription.delivery();
    out.put("Context", subscription.context());
    out.put("Protocol", "Redfish");
    out.put("SubscriptionType", delivery == null ? "SSE" : "RedfishEvent");
    out.put("EventFormatType", "Event");
    out.set("HttpHeaders", Json.array(List.of()));
    subscription.filter().draw(out);
    if (delivery == null) {
      out.set("Status", Json.healthy());
      return;
    }
    Listener listener = delivery.listener();
    out.put("Destination", BodySecrets.withoutUserInfo(listener.destination().toString()));
    out.put("VerifyCertificate", listener.verified());
    out.put("DeliveryRetryPolicy", delivery.policy().wire());
    out.set("Status", status(delivery));
    String uri = SUBSCRIPTIONS + "/" + subscription.id();
    RESUME_INFO.draw(out.putObject("Actions"), uri);
  }

  /** A listener that does not take events is told with the reason. */
  private static ObjectNode status(Delivery delivery) {
    Delivery.Problem problem = delivery.problem();
    ObjectNode status = Json.healthy();
    if (delivery.isSuspended()) {
      status.put("State", "Disabled");
    }
    if (problem != null) {
      String uri = BodySecrets.withoutUserInfo(delivery.listener().destination().toString());
      Message message = Message.of(BaseMessage.COULD_NOT_ESTABLISH_CONNECTION, uri);
      status.put("Health", delivery.isSuspended() ? "Critical" : "Warning");
      status
          .putArray("Conditions")
          .addObject()
          .put("MessageId", message.id())
          .put("Message", message.text() + " (" + problem.words() + ")")
          .put("Severity", message.severity())
          .put("Timestamp", problem.since().truncatedTo(ChronoUnit.SECONDS).toString())
          .set("MessageArgs", Json.array(message.args()));
    }
    return status;
  }

  private static Reply subscribe(Call call) {
    Patch body = new Patch(call.body(), Json.object());
    String destination =
        body.required("Destination", word -> word.matches("https?://[^\\s/]{1,255}(/\\S*)?"));
    body.choice("Protocol", "Redfish", only("Redfish"));
    body.choice("SubscriptionType", "RedfishEvent", only("RedfishEvent"));
    body.choice("EventFormatType", "Event", only("Event"));
    RetryPolicy policy = body.choice("DeliveryRetryPolicy", RetryPolicy.SUSPEND, RetryPolicy::of);
    boolean verified = body.flag("VerifyCertificate", false);
    String context = body.optional("Context", word -> word.length() <= 1024);
    EventFilter filter =
        new EventFilter(
            body.texts("RegistryPrefixes"),
            body.texts("MessageIds"),
            body.texts("ResourceTypes"),
            body.links("OriginResources"),
            body.flag("SubordinateResources", false),
            new EventFilter.Without(
                body.texts("ExcludeRegistryPrefixes"), body.texts("ExcludeMessageIds")));
    Map<String, String> headers = headers(call.body().path("HttpHeaders"));
    body.ignore("HttpHeaders");
    body.ignore("EventTypes");
    body.apply();
    if (!filter.registryPrefixes().isEmpty() && !filter.messageIds().isEmpty()) {
      throw new RedfishError(
          400, Message.of(BaseMessage.PROPERTY_VALUE_CONFLICT, "RegistryPrefixes", "MessageIds"));
    }
    Listener listener = new Listener(uri(destination), headers, verified);
    Subscriptions.Subscription made =
        call.service().subscriptions().add(listener, policy, context, filter);
    String uri = SUBSCRIPTIONS + "/" + made.id();
    ObjectNode out = Json.object().put("@odata.id", uri).put("@odata.type", Types.SUBSCRIPTION);
    draw(made, out);
    return Reply.json(201, out).with("Location", uri);
  }

  private static URI uri(String destination) {
    try {
      URI uri = URI.create(destination);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw wrongDestination(destination);
    }
    throw wrongDestination(destination);
  }

  private static RedfishError wrongDestination(String destination) {
    return new RedfishError(
        400, Message.of(BaseMessage.PROPERTY_VALUE_FORMAT_ERROR, destination, "Destination"));
  }

  /** HttpHeaders is a list of objects, each with headers and their values. */
  private static Map<String, String> headers(JsonNode list) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (JsonNode each : list) {
      each.properties()
          .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asString("")));
    }
    headers.forEach(
        (name, value) -> {
          boolean usable =
              name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")
                  && value.matches("[\\x20-\\x7e]{0,1024}")
                  && !FORBIDDEN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT));
          if (!usable || headers.size() > 16) {
            throw new RedfishError(
                400, Message.of(BaseMessage.PROPERTY_VALUE_FORMAT_ERROR, "*", "HttpHeaders"));
          }
        });
    return headers;
  }

  private static java.util.function.Function<String, String> only(String right) {
    return word -> {
      if (!word.equals(right)) {
        throw new IllegalArgumentException(word);
      }
      return word;
    };
  }

  private static Reply patch(Call call) {
    Subscriptions.Subscription old = find(call);
    Patch patch = new Patch(call.body(), call.resource().render(call));
    if (patch.has("Context")) {
      String context = patch.optional("Context", word -> word.length() <= 1024);
      patch.then("Context", () -> call.service().subscriptions().change(old.withContext(context)));
    }
    Delivery delivery = old.delivery();
    if (delivery != null) {
      Listener listener = delivery.listener();
      boolean verified = patch.flag("VerifyCertificate", listener.verified());
      RetryPolicy policy = patch.choice("DeliveryRetryPolicy", delivery.policy(), RetryPolicy::of);
      patch.then("Listener", () -> delivery.change(listener.verifying(verified), policy));
    }
    return patch.applied(call);
  }

  private static Reply unsubscribe(Call call) {
    call.service().subscriptions().remove(find(call));
    return Reply.noContent();
  }

  private static Reply stream(Call call) {
    Subscriptions subscriptions = call.service().subscriptions();
    subscriptions.checkStreamRoom();
    List<String> wanted = call.request().query().getOrDefault("$filter", List.of());
    Predicate<ObjectNode> filter = record -> true;
    if (!wanted.isEmpty()) {
      Filter asked = Filter.parse(wanted.get(0));
      filter = record -> asked.accepts(EventFilter.asked(record));
    }
    Predicate<ObjectNode> accepted = filter;
    Long lastSeen = lastSeen(call.request().header("Last-Event-ID"));
    return Reply.stream("text/event-stream", sink -> subscriptions.open(sink, accepted, lastSeen));
  }

  private static @Nullable Long lastSeen(@Nullable String header) {
    return header != null && header.strip().matches("\\d{1,18}")
        ? Long.valueOf(header.strip())
        : null;
  }

  private static Reply test(Call call) {
    Parameters parameters = TEST_INFO.parameters(call);
    ObjectNode record = Json.object();
    record.put("MemberId", "0");
    record.put("EventType", parameters.text("EventType", "Other"));
    record.put("MessageId", parameters.text("MessageId"));
    record.put("Message", parameters.text("Message", "Test event"));
    record.put("MessageSeverity", parameters.text("MessageSeverity", "OK"));
    List<String> arguments = new ArrayList<>(parameters.texts("MessageArgs"));
    record.set("MessageArgs", Json.array(arguments));
    for (String name : List.of("EventId", "EventTimestamp")) {
      String value = parameters.optionalText(name);
      if (value != null) {
        record.put(name, value);
      }
    }
    String origin = parameters.optionalText("OriginOfCondition");
    if (origin != null) {
      record.set("OriginOfCondition", Json.link(origin));
    }
    call.service().subscriptions().publish(record);
    return Reply.noContent();
  }
}
