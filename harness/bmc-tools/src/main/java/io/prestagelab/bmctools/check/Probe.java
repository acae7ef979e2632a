package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.client.BmcReply;
import io.prestagelab.bmctools.client.Connection;
import io.prestagelab.bmctools.client.Exchange;
import io.prestagelab.bmctools.client.Places;
import io.prestagelab.bmctools.client.RedfishException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a BMC, and remembers each exchange as evidence. */
final class Probe {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final Waiting waiting = new Waiting();
  private final Connection connection;

  private static final int UNDER_WAY = 30;

  private final ReentrantLock line = new ReentrantLock();
  private volatile @Nullable Thread only;

  Probe(URI base, Duration limit) {
    this.connection = new Connection(base, exchanges::add, limit);
  }

  /** From now on this thread alone may ask; the check that was under way ends. */
  void onlyThisThread() {
    only = Thread.currentThread();
  }

  private BmcReply send(
      Stage stage, String method, String path, @Nullable String body, @Nullable String ifMatch) {
    return alone(stage, () -> connection.send(stage.title(), method, path, body, ifMatch));
  }

  /** One request at a time: what is under way is waited for, so that it is not undone too early. */
  private BmcReply alone(Stage stage, Supplier<BmcReply> request) {
    boolean mine = false;
    try {
      mine = line.tryLock(UNDER_WAY, TimeUnit.SECONDS);
      Thread allowed = only;
      if (allowed != null && allowed != Thread.currentThread()) {
        throw new RedfishException(stage.title(), "interrupted");
      }
      return request.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedfishException(stage.title(), "interrupted", e);
    } finally {
      if (mine) {
        line.unlock();
      }
    }
  }

  /** What is waited for at the moment. */
  Waiting waiting() {
    return waiting;
  }

  Connection connection() {
    return connection;
  }

  /** Reads; a BMC that is busy is asked again, as the clients do. */
  BmcReply get(Stage stage, String path) {
    return alone(stage, () -> connection.get(stage.title(), path));
  }

  BmcReply post(Stage stage, String path, Map<String, ?> body) {
    return send(stage, "POST", path, MAPPER.writeValueAsString(body), null);
  }

  BmcReply patch(
      Stage stage,
      String path,
      Map<String, ? extends @Nullable Object> body,
      @Nullable String ifMatch) {
    return send(stage, "PATCH", path, MAPPER.writeValueAsString(body), ifMatch);
  }

  BmcReply delete(Stage stage, String path) {
    return send(stage, "DELETE", path, null, null);
  }

  /** Where the record stands, to be given to {@link #since}. */
  int mark() {
    return exchanges.size();
  }

  List<Exchange> since(int mark) {
    return List.copyOf(exchanges.subList(mark, exchanges.size()));
  }

  List<Exchange> all() {
    return List.copyOf(exchanges);
  }

  /** The newest GET of each path, as evidence of what was read there. */
  List<Exchange> reading(String path) {
    List<Exchange> of =
        exchanges.stream()
            .filter(each -> each.method().equals("GET") && each.path().equals(path))
            .toList();
    return of.isEmpty() ? List.of() : List.of(of.get(of.size() - 1));
  }

  /** The path that a property links to, or an empty text. */
  static String link(JsonNode node, String name) {
    return path(BmcReply.text(node.path(name), "@odata.id").orElse(""));
  }

  /** The path of a link that may be an absolute URL. */
  static String path(String link) {
    return link.isEmpty() ? "" : Places.path(link);
  }
}
