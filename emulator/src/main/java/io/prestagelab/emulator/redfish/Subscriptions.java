package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.BmcEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who wants to hear of events: by POST to a listener of theirs, or down an open stream. The last
 * hundred events are kept for streams that come back.
 */
final class Subscriptions {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
  private static final int LIMIT = 20;
  private static final int STREAM_LIMIT = 10;
  private static final int KEPT = 100;

  /**
   * Somebody who wants to hear of events.
   *
   * @param destination where events are posted to, or null for a stream
   * @param headers sent with every event, never shown
   * @param stream where events are written to, or null for a listener
   */
  record Subscription(
      long id,
      @Nullable URI destination,
      String context,
      EventFilter filter,
      Map<String, String> headers,
      @Nullable StreamSink stream) {

    Subscription withContext(String other) {
      return new Subscription(id, destination, other, filter, headers, stream);
    }
  }

  private record Kept(long id, ObjectNode record) {}

  /** Made when the first event is sent: most services never send one. */
  private static final class Sender {
    static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  }

  private final Map<Long, Subscription> byId = new ConcurrentSkipListMap<>();
  private final Map<Long, Predicate<ObjectNode>> streamFilters = new ConcurrentSkipListMap<>();
  private final Deque<Kept> kept = new ArrayDeque<>();
  private long lastId;
  private long lastEventId;

  synchronized Subscription add(
      URI destination, String context, EventFilter filter, Map<String, String> headers) {
    checkRoom(LIMIT + STREAM_LIMIT - streamFilters.size(), 400);
    Subscription made = new Subscription(++lastId, destination, context, filter, headers, null);
    byId.put(made.id(), made);
    return made;
  }

  private void checkRoom(int limit, int status) {
    if (byId.size() >= limit) {
      throw new RedfishError(status, Message.of(BaseMessage.EVENT_SUBSCRIPTION_LIMIT_EXCEEDED));
    }
  }

  /** Whether one more stream may be opened; answered with 503 if not. */
  void checkStreamRoom() {
    if (streamFilters.size() >= STREAM_LIMIT) {
      throw new RedfishError(503, Message.of(BaseMessage.EVENT_SUBSCRIPTION_LIMIT_EXCEEDED))
          .withHeader("Retry-After", "30");
    }
  }

  /**
   * Sends events down {@code sink}, first those after {@code lastSeen} that are still known.
   *
   * @param lastSeen number of the last event that the client has had, or none at all
   */
  synchronized void open(StreamSink sink, Predicate<ObjectNode> filter, @Nullable Long lastSeen) {
    if (streamFilters.size() >= STREAM_LIMIT) {
      sink.close();
      return;
    }
    long id = ++lastId;
    String context = UUID.randomUUID().toString();
    byId.put(id, new Subscription(id, null, context, EventFilter.ALL, Map.of(), sink));
    streamFilters.put(id, filter);
    sink.onClosed(() -> forget(id));
    sink.send(": subscription " + id + "\n\n");
    if (lastSeen != null) {
      kept.stream()
          .filter(event -> event.id() > lastSeen && filter.test(event.record()))
          .forEach(event -> sink.send(framed(event, context)));
    }
  }

  private void forget(long id) {
    byId.remove(id);
    streamFilters.remove(id);
  }

  List<Subscription> all() {
    return List.copyOf(byId.values());
  }

  Optional<Subscription> find(String id) {
    return id.matches("\\d{1,18}")
        ? Optional.ofNullable(byId.get(Long.parseLong(id)))
        : Optional.empty();
  }

  void change(Subscription changed) {
    byId.replace(changed.id(), changed);
  }

  /** Ends a subscription, and the stream if it has one. */
  void remove(Subscription subscription) {
    forget(subscription.id());
    if (subscription.stream() != null) {
      subscription.stream().close();
    }
  }

  /** Ends all streams. */
  void close() {
    all().stream().filter(one -> one.stream() != null).forEach(this::remove);
  }

  /** Makes streams show whether their client is still there. */
  void heartbeat() {
    for (Subscription one : byId.values()) {
      if (one.stream() != null) {
        one.stream().send(": still here\n\n");
      }
    }
  }

  void publish(String system, BmcEvent event) {
    publish(EventRecords.of(system, event));
  }

  synchronized void publish(ObjectNode record) {
    Kept event = new Kept(++lastEventId, record);
    kept.add(event);
    if (kept.size() > KEPT) {
      kept.remove();
    }
    for (Subscription one : byId.values()) {
      if (one.stream() != null) {
        if (streamFilters.getOrDefault(one.id(), any -> false).test(record)) {
          one.stream().send(framed(event, one.context()));
        }
      } else if (one.filter().accepts(record)) {
        post(one, json(event, one.context()));
      }
    }
  }

  private static String framed(Kept event, String context) {
    return "id: " + event.id() + "\ndata: " + json(event, context) + "\n\n";
  }

  private static String json(Kept event, String context) {
    ObjectNode json = Json.object();
    json.put("@odata.type", Types.EVENT);
    json.put("Id", String.valueOf(event.id()));
    json.put("Name", "Event");
    json.put("Context", context);
    json.putArray("Events").add(event.record());
    return json.toString();
  }

  private static void post(Subscription subscription, String event) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(subscription.destination())
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(event));
    subscription.headers().forEach(request::header);
    var unused =
        Sender.HTTP
            .sendAsync(request.build(), BodyHandlers.discarding())
            .whenComplete(
                (answer, problem) -> {
                  if (problem != null) {
                    LOG.debug("event not taken by {}", subscription.destination(), problem);
                  }
                });
  }
}
