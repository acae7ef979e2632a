package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.BmcEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who wants to hear of events: by POST to a listener of theirs, or down an open stream. The last
 * hundred events are kept for streams that come back.
 */
final class Subscriptions {

  private static final int LIMIT = 128;
  private static final int STREAM_LIMIT = 10;
  private static final int KEPT = 100;

  /**
   * Somebody who wants to hear of events.
   *
   * @param delivery brings events to a listener, or null for a stream
   * @param stream where events are written to, or null for a listener
   */
  record Subscription(
      long id,
      String context,
      EventFilter filter,
      @Nullable Delivery delivery,
      @Nullable StreamSink stream) {

    Subscription withContext(String other) {
      return new Subscription(id, other, filter, delivery, stream);
    }
  }

  private final Map<Long, Subscription> byId = new ConcurrentSkipListMap<>();
  private final Map<Long, Predicate<ObjectNode>> streamFilters = new ConcurrentSkipListMap<>();
  private final Deque<Kept> kept = new ArrayDeque<>();
  private final Clock clock;
  private volatile Delivery.Retries retries = Delivery.Retries.USUAL;
  private long lastId;
  private long lastEventId;

  Subscriptions(Clock clock) {
    this.clock = clock;
  }

  Delivery.Retries retries() {
    return retries;
  }

  /** How often events are sent again from now on. */
  synchronized void retries(Delivery.Retries other) {
    retries = other;
    for (Subscription one : byId.values()) {
      if (one.delivery() != null) {
        one.delivery().change(other);
      }
    }
  }

  synchronized Subscription add(
      Listener listener, RetryPolicy policy, String context, EventFilter filter) {
    checkRoom(LIMIT + streamFilters.size(), 400);
    long id = ++lastId;
    Delivery delivery =
        new Delivery(listener, policy, retries, clock, events -> json(events, contextOf(id)));
    Subscription made = new Subscription(id, context, filter, delivery, null);
    delivery.whenTerminated(() -> remove(made));
    byId.put(id, made);
    return made;
  }

  private String contextOf(long id) {
    Subscription known = byId.get(id);
    return known == null ? "" : known.context();
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
    byId.put(id, new Subscription(id, context, EventFilter.ALL, null, sink));
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
    if (subscription.delivery() != null) {
      subscription.delivery().end();
    }
  }

  /** Ends all streams, and sends nothing any more. */
  void close() {
    all().forEach(this::remove);
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
      } else if (one.delivery() != null && one.filter().accepts(record)) {
        one.delivery().add(event);
      }
    }
  }

  private static String framed(Kept event, String context) {
    String data = new String(json(List.of(event), context), StandardCharsets.UTF_8);
    return "id: " + event.id() + "\ndata: " + data + "\n\n";
  }

  private static byte[] json(List<Kept> events, String context) {
    ObjectNode json = Json.object();
    json.put("@odata.type", Types.EVENT);
    json.put("Id", String.valueOf(events.get(0).id()));
    json.put("Name", "Event");
    json.put("Context", context);
    ArrayNode records = json.putArray("Events");
    for (Kept event : events) {
      ObjectNode record = event.record();
      if (!records.isEmpty()) {
        record = record.deepCopy().put("MemberId", String.valueOf(records.size()));
      }
      records.add(record);
    }
    return Json.MAPPER.writeValueAsBytes(json);
  }
}
