package io.prestagelab.bmctools.record;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording as it is played: which exchange is next, where the client departed, which of its own
 * values stand for what was replaced in the recording. Knows nothing of sockets and time.
 */
final class PlayedSession {
  private static final int LONG_ENOUGH = 8;

  private final List<RecordedExchange> exchanges;
  private final BitSet done = new BitSet();
  private final List<Departure> departures = new ArrayList<>();
  private final Map<String, String> bound = new LinkedHashMap<>();
  private final Map<String, RecordedExchange> last = new LinkedHashMap<>();
  private int cursor;

  /** What to answer, and how long the BMC took. */
  record Cue(Outgoing answer, long milliseconds) {}

  PlayedSession(Recording recording) {
    this.exchanges = recording.exchanges();
  }

  List<Departure> departures() {
    return List.copyOf(departures);
  }

  /** Whether everything has come that was recorded. */
  boolean complete() {
    return done.cardinality() == exchanges.size();
  }

  /** Whether the last recorded request has come. */
  boolean atEnd() {
    return cursor == exchanges.size();
  }

  Cue answer(Incoming request) {
    int at = find(request);
    if (at < 0) {
      return unexpected(request);
    }
    RecordedExchange exchange = exchanges.get(at);
    if (at > cursor) {
      depart(
          Departure.Kind.ORDER,
          "expected %s, came no. %d %s".formatted(title(cursor), at + 1, exchange.title()));
    }
    done.set(at);
    cursor = Math.max(cursor, at + 1);
    compare(at, exchange, request);
    last.put(key(exchange.method(), exchange.target()), exchange);
    return cue(exchange);
  }

  /** The expected exchange, else one that was skipped, else the next that fits; -1 if none does. */
  private int find(Incoming request) {
    String key = key(request.method(), request.target());
    if (cursor < exchanges.size() && fits(cursor, key)) {
      return cursor;
    }
    for (int i = done.nextClearBit(0); i < exchanges.size(); i = done.nextClearBit(i + 1)) {
      if (fits(i, key)) {
        return i;
      }
    }
    return -1;
  }

  private boolean fits(int at, String key) {
    return key(exchanges.get(at).method(), exchanges.get(at).target()).equals(key);
  }

  /** A slash at the end of a path makes no difference. */
  private static String key(String method, String target) {
    return method + " " + target.replaceFirst("/(?=\\?|$)", "");
  }

  private String title(int at) {
    return at < exchanges.size()
        ? "no. %d %s".formatted(at + 1, exchanges.get(at).title())
        : "nothing more";
  }

  private Cue unexpected(Incoming request) {
    String key = key(request.method(), request.target());
    depart(Departure.Kind.UNEXPECTED, "expected %s, came %s".formatted(title(cursor), key));
    RecordedExchange known = request.method().equals("GET") ? last.get(key) : null;
    return known == null
        ? new Cue(Outgoing.error(404, "the recording has no such request"), 0)
        : cue(known);
  }

  private void compare(int at, RecordedExchange exchange, Incoming request) {
    Payload sent = new Payload(request.body());
    for (String pointer : Difference.between(exchange.request(), sent)) {
      if (exchange.free().contains(pointer)) {
        bind(exchange.request(), sent, pointer);
      } else {
        depart(
            Departure.Kind.BODY,
            "%s: the body differs%s"
                .formatted(title(at), pointer.isEmpty() ? "" : " at " + pointer));
      }
    }
    if (!exchange.authentication().equals(request.authentication())) {
      depart(
          Departure.Kind.HEADER,
          "%s: authentication was %s, is %s"
              .formatted(title(at), exchange.authentication(), request.authentication()));
    }
    if (!exchange.ifMatch().equals(request.header("If-Match"))) {
      depart(
          Departure.Kind.HEADER,
          "%s: If-Match was '%s', is '%s'"
              .formatted(title(at), exchange.ifMatch(), request.header("If-Match")));
    }
  }

  private void bind(Payload recorded, Payload sent, String pointer) {
    Optional<String> was = recorded.json().map(json -> json.at(pointer).asString(""));
    Optional<String> is = sent.json().map(json -> json.at(pointer).asString(""));
    if (was.isPresent() && is.isPresent() && was.get().length() >= LONG_ENOUGH) {
      bound.put(was.get(), is.get());
    }
  }

  private void depart(Departure.Kind kind, String text) {
    departures.add(new Departure(kind, text));
  }

  /** The client is gone: what it left out. */
  void end() {
    for (int i = done.nextClearBit(0); i < exchanges.size(); i = done.nextClearBit(i + 1)) {
      depart(Departure.Kind.MISSING, title(i) + " did not come");
    }
  }

  private Cue cue(RecordedExchange exchange) {
    byte[] body =
        exchange
            .answer()
            .json()
            .filter(json -> !bound.isEmpty())
            .map(json -> Payload.of(own(json)))
            .orElse(exchange.answer())
            .bytes();
    return new Cue(
        new Outgoing(exchange.status(), exchange.headers(), body), exchange.milliseconds());
  }

  /** A client reads its own values back: the URL of its image, not that of the recording. */
  private JsonNode own(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonMapper.shared().createObjectNode();
      object
          .properties()
          .forEach(property -> copy.set(property.getKey(), own(property.getValue())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonMapper.shared().createArrayNode();
      array.forEach(element -> copy.add(own(element)));
      return copy;
    }
    if (!node.isString()) {
      return node;
    }
    String text = node.stringValue();
    for (Map.Entry<String, String> value : bound.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    return JsonMapper.shared().getNodeFactory().stringNode(text);
  }
}
