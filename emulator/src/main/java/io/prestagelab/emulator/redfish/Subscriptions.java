package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.BmcEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who wants to hear of events by POST to a listener of theirs. */
final class Subscriptions {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
  private static final int LIMIT = 20;

  /** A listener that events are sent to. */
  record Subscription(String id, URI destination, String context) {}

  /** Made when the first event is sent: most services never send one. */
  private static final class Sender {
    static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  }

  private final AtomicLong ids = new AtomicLong();
  private final AtomicLong eventIds = new AtomicLong();
  private final Map<String, Subscription> byId = new ConcurrentSkipListMap<>();

  Subscription add(URI destination, String context) {
    if (byId.size() >= LIMIT) {
      throw new RedfishError(400, Messages.eventSubscriptionLimitExceeded());
    }
    String id = String.valueOf(ids.incrementAndGet());
    Subscription subscription = new Subscription(id, destination, context);
    byId.put(id, subscription);
    return subscription;
  }

  List<Subscription> all() {
    return List.copyOf(byId.values());
  }

  Optional<Subscription> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  void remove(String id) {
    byId.remove(id);
  }

  void publish(String system, BmcEvent event) {
    if (byId.isEmpty()) {
      return;
    }
    ObjectNode record = Json.object();
    record.put("MemberId", "0");
    record.put("EventId", String.valueOf(event.id()));
    record.put("EventType", "Other");
    record.put("EventTimestamp", event.at().truncatedTo(ChronoUnit.SECONDS).toString());
    record.put("MessageId", "ResourceEvent.1.4.ResourceChanged");
    record.put("Message", event.kind() + ": " + event.detail());
    record.put("MessageSeverity", "OK");
    record.set("OriginOfCondition", Json.link(Ids.system(system)));
    publish(record);
  }

  void publish(ObjectNode record) {
    ObjectNode event = Json.object();
    event.put("@odata.type", "#Event.v1_11_0.Event");
    event.put("Id", String.valueOf(eventIds.incrementAndGet()));
    event.put("Name", "Event");
    event.putArray("Events").add(record);
    for (Subscription subscription : byId.values()) {
      ObjectNode own = event.deepCopy().put("Context", subscription.context());
      send(subscription, own.toString());
    }
  }

  private static void send(Subscription subscription, String event) {
    HttpRequest request =
        HttpRequest.newBuilder(subscription.destination())
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    var unused =
        Sender.HTTP
            .sendAsync(request, BodyHandlers.discarding())
            .whenComplete(
                (answer, problem) -> {
                  if (problem != null) {
                    LOG.debug("event not taken by {}", subscription.destination(), problem);
                  }
                });
  }
}
